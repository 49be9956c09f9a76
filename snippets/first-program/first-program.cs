async Task<string> GetResultAsync()
{
    // The delay stands for anything slow: a disk, a server.
    await Task.Delay(300);
    return "result of the operation";
}

Console.WriteLine("starting");

// While this line waits, other tasks can go on.
// Alone, the operation gets no faster.
var result = await GetResultAsync();
Console.WriteLine(result);
Console.WriteLine("finished");

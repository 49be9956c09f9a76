async Task<string> LoadStockAsync()
{
    var stock = new TaskCompletionSource<string>();

    void Answer(object? _)
    {
        throw new IOException("no stock"); // the task never hears of it
    }

    ThreadPool.QueueUserWorkItem(Answer);
    return await stock.Task;
}

Console.WriteLine("loading");
try
{
    Console.WriteLine(await LoadStockAsync());
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}

async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    throw new IOException($"{name}: no answer");
}

try
{
    var orders = LoadAsync("orders", 200);
    var prices = LoadAsync("prices", 700);
    Console.WriteLine("both are under way");
    Console.WriteLine(await orders); // fails first
    Console.WriteLine(await prices);
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}
await Task.Delay(800); // prices fail, too
Console.WriteLine("end");

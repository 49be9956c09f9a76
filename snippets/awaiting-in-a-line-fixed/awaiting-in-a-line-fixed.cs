async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    if (name == "prices")
    {
        throw new IOException($"{name}: no answer");
    }
    return $"data of {name}";
}

try
{
    var orders = LoadAsync("orders", 500);
    var prices = LoadAsync("prices", 200);
    Console.WriteLine("both are under way");
    var results = await Task.WhenAll(orders, prices);
    Console.WriteLine(results[0]);
    Console.WriteLine(results[1]);
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}

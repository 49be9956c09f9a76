async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    if (name == "prices")
    {
        throw new IOException("prices: no answer");
    }
    Console.WriteLine($"{name} loaded");
    return $"data of {name}";
}

try
{
    var results = await Task.WhenAll(
        LoadAsync("orders", 100),
        LoadAsync("prices", 200),
        LoadAsync("stock", 400)
    );
    Console.WriteLine(string.Join(", ", results));
}
catch (IOException error)
{
    Console.WriteLine($"failed: {error.Message}");
}

// Is anything still under way?
await Task.Delay(400);
Console.WriteLine("end");

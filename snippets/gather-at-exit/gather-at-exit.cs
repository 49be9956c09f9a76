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
    // `WhenAll` waits for all, whatever happens to one.
    var results = await Task.WhenAll(
        LoadAsync("prices", 100),
        LoadAsync("stock", 400)
    );
    Console.WriteLine(string.Join(", ", results));
}
catch (IOException error)
{
    Console.WriteLine($"failed: {error.Message}");
}
Console.WriteLine("end");

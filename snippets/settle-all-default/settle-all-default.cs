async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    if (name == "prices")
    {
        throw new TimeoutException($"{name}: no answer");
    }
    return $"data of {name}";
}

async Task<string> LoadOrDefaultAsync(string name, int delay)
{
    try
    {
        return await LoadAsync(name, delay);
    }
    catch (TimeoutException)
    {
        return $"no {name}";
    }
}

Console.WriteLine("loading");
var results = await Task.WhenAll(
    LoadAsync("orders", 500),
    LoadOrDefaultAsync("prices", 200),
    LoadOrDefaultAsync("stock", 300)
);
Console.WriteLine(string.Join(", ", results));

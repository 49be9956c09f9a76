var prices = new Dictionary<string, int> { ["tea"] = 4, ["cake"] = 3 };

async Task<int> LoadPriceAsync(string item)
{
    Console.WriteLine($"loading {item}");
    await Task.Delay(100);
    if (!prices.ContainsKey(item))
        throw new KeyNotFoundException($"no price for {item}");
    return prices[item];
}

async Task<int> TotalAsync(string[] items)
{
    var amount = 0;
    foreach (var item in items)
    {
        amount += await LoadPriceAsync(item); // an error passes through
    }
    return amount;
}

foreach (var drink in new[] { "tea", "juice" })
{
    try
    {
        var amount = await TotalAsync([drink, "cake"]);
        Console.WriteLine($"total: {amount}");
    }
    catch (KeyNotFoundException error)
    {
        Console.WriteLine($"no total: {error.Message}");
    }
}
Console.WriteLine("done");

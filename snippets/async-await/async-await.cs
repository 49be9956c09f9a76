var orders = new Dictionary<int, string> { [7] = "tea" };

async Task<string> FindOrderAsync(int number, int delay)
{
    await Task.Delay(delay);
    if (!orders.TryGetValue(number, out var drink))
    {
        throw new KeyNotFoundException($"no order {number}");
    }

    return $"order {number} is {drink}";
}

async Task ShowOrderAsync(int number, int delay)
{
    Console.WriteLine($"asking for order {number}");
    try
    {
        var order = await FindOrderAsync(number, delay);
        Console.WriteLine($"success: {order}");
    }
    catch (KeyNotFoundException error)
    {
        Console.WriteLine($"failure: {error.Message}");
    }
}

await ShowOrderAsync(7, 200);
await ShowOrderAsync(8, 400);

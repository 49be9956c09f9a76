async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    if (name == "prices")
    {
        throw new IOException("no answer");
    }
    return $"data of {name}";
}

var orders = LoadAsync("orders", 200);
var prices = LoadAsync("prices", 100);
Task all = Task.WhenAll(orders, prices);
await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
Console.WriteLine($"orders: {await orders}");
Console.WriteLine($"prices: {await prices}"); // throws

async Task<string> LoadAsync(
    string name,
    CancellationToken token = default
)
{
    await Task.Delay(500, token);
    return $"data of {name}";
}

using var stop = new CancellationTokenSource();
var orders = LoadAsync("orders");
var prices = LoadAsync("prices", stop.Token);
await Task.Delay(100);
await stop.CancelAsync();

Task all = Task.WhenAll(orders, prices);
await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
Console.WriteLine($"orders: {await orders}");
Console.WriteLine($"prices: {prices.Status}");
Console.WriteLine($"has failed: {prices.IsFaulted}");
Console.WriteLine($"has no Exception: {prices.Exception is null}");

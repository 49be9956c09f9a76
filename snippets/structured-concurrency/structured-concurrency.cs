async Task LoadAsync(string name, int delay, CancellationToken token)
{
    try
    {
        await Task.Delay(delay, token);
        if (name == "prices")
            throw new IOException("prices: no answer");
        Console.WriteLine($"{name} loaded");
    }
    finally
    {
        await Task.Delay(200, CancellationToken.None);
        Console.WriteLine($"{name} closed");
    }
}

Console.WriteLine("loading");
using var group = new CancellationTokenSource();
Task[] loads =
[
    LoadAsync("orders", 100, group.Token),
    LoadAsync("prices", 600, group.Token),
    LoadAsync("stock", 1400, group.Token),
];
try
{
    await foreach (var load in Task.WhenEach(loads))
        await load;
}
catch (Exception error)
{
    await group.CancelAsync();
    Task all = Task.WhenAll(loads); // until each has ended
    await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    Console.WriteLine($"failed: {error.Message}");
}

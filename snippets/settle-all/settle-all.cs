async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    if (name != "orders")
    {
        throw new IOException($"{name}: no answer");
    }
    return $"data of {name}";
}

Console.WriteLine("loading");
Task<string>[] outcomes =
[
    LoadAsync("orders", 500),
    LoadAsync("prices", 200),
    LoadAsync("stock", 300),
];

// Only wait: each task tells below what became of it.
Task all = Task.WhenAll(outcomes);
await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

foreach (var outcome in outcomes)
{
    if (!outcome.IsCompletedSuccessfully)
    {
        var error = outcome.Exception?.InnerException;
        Console.WriteLine($"failed: {error?.Message ?? "cancelled"}");
    }
    else
    {
        Console.WriteLine($"loaded: {await outcome}");
    }
}

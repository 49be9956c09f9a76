async Task<string> OrderAsync(string shop, int delay)
{
    await Task.Delay(delay);
    if (shop == "Oslo")
    {
        throw new IOException($"{shop}: no answer");
    }
    Console.WriteLine($"{shop}: ordered");
    return $"order at {shop}";
}

Console.WriteLine("ordering");
Task<string>[] orders =
[
    OrderAsync("Oslo", 200),
    OrderAsync("Rome", 700),
];

// Gives the task, and throws nothing.
var first = await Task.WhenAny(orders);
Console.WriteLine(
    $"first failed: {first.Exception?.InnerException?.Message}"
);

// The loser goes on, and its effect happens.
Task all = Task.WhenAll(orders);
await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
Console.WriteLine("end");

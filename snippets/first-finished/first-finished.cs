async Task<string> AskAsync(
    string mirror,
    int delay,
    CancellationToken token
)
{
    try
    {
        await Task.Delay(delay, token);
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine($"{mirror} stopped");
        throw;
    }
    return $"answer of {mirror}";
}

Console.WriteLine("asking");
using var group = new CancellationTokenSource();
Task<string>[] asked =
[
    AskAsync("Oslo", 1200, group.Token),
    AskAsync("Rome", 400, group.Token),
];
var all = (Task)Task.WhenAll(asked);
try
{
    var first = await Task.WhenAny(asked);
    Console.WriteLine($"first: {await first}");
}
finally
{
    await group.CancelAsync(); // no effect on what is done
    await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
Console.WriteLine("end");

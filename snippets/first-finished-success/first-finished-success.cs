async Task<string> AskAsync(
    string mirror,
    int delay,
    CancellationToken token
)
{
    await Task.Delay(delay, token);
    if (mirror == "Oslo")
    {
        Console.WriteLine($"{mirror} failed");
        throw new IOException($"{mirror}: no answer");
    }
    return $"answer of {mirror}";
}

Console.WriteLine("asking");
using var group = new CancellationTokenSource();
Task<string>[] asked =
[
    AskAsync("Oslo", 200, group.Token),
    AskAsync("Rome", 700, group.Token),
    AskAsync("Lima", 1200, group.Token),
];
var answer = "none works";
await foreach (var task in Task.WhenEach(asked))
{
    if (!task.IsCompletedSuccessfully)
        continue;
    answer = $"first: {await task}";
    break;
}
Console.WriteLine(answer);
await group.CancelAsync();
Task all = Task.WhenAll(asked);
await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

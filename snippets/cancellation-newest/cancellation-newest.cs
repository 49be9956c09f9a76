var newest = new CancellationTokenSource();

async Task<string> SearchAsync(
    string text,
    int delay,
    CancellationToken token
)
{
    await Task.Delay(delay, token);
    return $"results for {text}";
}

async Task ShowResultsAsync(string text, int typed, int delay)
{
    await Task.Delay(typed);
    Console.WriteLine($"{text}: asked for");
    var mine = new CancellationTokenSource();
    await Interlocked.Exchange(ref newest, mine).CancelAsync();
    try
    {
        Console.WriteLine(await SearchAsync(text, delay, mine.Token));
    }
    catch (OperationCanceledException)
        when (mine.IsCancellationRequested)
    {
        Console.WriteLine($"{text}: dropped");
    }
}

await Task.WhenAll(
    ShowResultsAsync("as", 100, 1300),
    ShowResultsAsync("async", 500, 500)
);

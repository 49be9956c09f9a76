async Task ShowAsync(string how, Func<Task> export)
{
    var done = 0;

    async Task ExportAsync()
    {
        await Task.Run(export);
        Interlocked.Increment(ref done);
    }

    async Task TickAsync()
    {
        await Task.Delay(100);
        var when = done == 0 ? "on time" : "after an export";
        Console.WriteLine($"{how}: tick {when}");
    }

    // Three times as many exports as the pool has threads.
    ThreadPool.GetMinThreads(out var threads, out _);
    var exports = Enumerable.Range(0, 3 * threads);
    var all = exports.Select(_ => ExportAsync()).Append(TickAsync());
    await Task.WhenAll(all);
}

Console.WriteLine("each export takes 0.5 s");
await ShowAsync("awaiting", () => Task.Delay(500));
await ShowAsync(
    "blocking",
    () =>
    {
        Thread.Sleep(500);
        return Task.CompletedTask;
    }
);

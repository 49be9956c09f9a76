void Hold(int delay)
{
    Thread.Sleep(delay); // computes; nothing else runs on this thread
}

Task MakePageAsync(int page)
{
    Hold(500);
    Console.WriteLine($"page {page} made");
    return Task.CompletedTask;
}

async Task MakeReportAsync()
{
    foreach (var page in new[] { 1, 2 })
    {
        await MakePageAsync(page); // has nothing to wait for
    }
}

async Task AnswerAsync()
{
    await Task.Delay(100);
    Console.WriteLine("request answered");
}

Console.WriteLine("started");
await Task.WhenAll(AnswerAsync(), MakeReportAsync());

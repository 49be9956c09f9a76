void Hold(int delay)
{
    Thread.Sleep(delay); // computes; nothing else runs on this thread
}

async Task MakeReportAsync(bool giveWay)
{
    foreach (var page in new[] { 1, 2 })
    {
        Hold(300);
        Console.WriteLine($"page {page} made");
        if (giveWay)
        {
            await Task.Yield();
        }
    }
}

Task AnswerAsync()
{
    Console.WriteLine("request answered");
    return Task.CompletedTask;
}

Console.WriteLine("holding on:");
await Task.WhenAll(MakeReportAsync(giveWay: false), AnswerAsync());

Console.WriteLine("giving way:");
await Task.WhenAll(MakeReportAsync(giveWay: true), AnswerAsync());

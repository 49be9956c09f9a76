async Task DrawScreenAsync(CancellationToken token)
{
    await Task.Delay(200);
    for (var frame = 1; !token.IsCancellationRequested; frame++)
    {
        Console.WriteLine($"screen: frame {frame}");
        await Task.Delay(400);
    }
    Console.WriteLine("screen: stopped");
}

async Task RunJobAsync(CancellationTokenSource finished)
{
    try
    {
        foreach (var step in new[] { 1, 2, 3 })
        {
            await Task.Delay(400);
            Console.WriteLine($"job: step {step} of 3");
        }
    }
    finally
    {
        await finished.CancelAsync(); // also when a step fails
    }
}

Console.WriteLine("job: started");
using var finished = new CancellationTokenSource();
await Task.WhenAll(
    DrawScreenAsync(finished.Token),
    RunJobAsync(finished)
);

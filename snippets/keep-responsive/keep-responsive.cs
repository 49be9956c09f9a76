async Task DrawScreenAsync(CancellationToken token)
{
    await Task.Delay(400);
    for (var frame = 1; !token.IsCancellationRequested; frame++)
    {
        Console.WriteLine($"screen: frame {frame}");
        await Task.Delay(800);
    }
    Console.WriteLine("screen: stopped");
}

async Task RunJobAsync(CancellationTokenSource finished)
{
    try
    {
        foreach (var step in new[] { 1, 2 })
        {
            await Task.Delay(800);
            Console.WriteLine($"job: step {step} of 2");
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

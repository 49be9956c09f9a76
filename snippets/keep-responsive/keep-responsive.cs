async Task DrawScreenAsync(CancellationToken token)
{
    await Task.Delay(200, token);
    for (var frame = 1; ; frame++)
    {
        Console.WriteLine($"screen: frame {frame}");
        await Task.Delay(400, token);
    }
}

async Task RunJobAsync()
{
    foreach (var step in new[] { 1, 2, 3 })
    {
        await Task.Delay(400);
        Console.WriteLine($"job: step {step} of 3");
    }
}

using var stop = new CancellationTokenSource();
var screen = DrawScreenAsync(stop.Token);
await RunJobAsync();

stop.Cancel();
try
{
    await screen;
}
catch (OperationCanceledException)
{
    Console.WriteLine("screen: stopped");
}

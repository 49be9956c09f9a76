async Task SaveAsync(string name, CancellationToken token = default)
{
    try
    {
        await Task.Delay(400, token);
        Console.WriteLine($"{name} saved");
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine($"{name} stopped");
        throw;
    }
}

// Stop waiting: the work goes on.
try
{
    await SaveAsync("orders").WaitAsync(TimeSpan.FromMilliseconds(200));
}
catch (TimeoutException)
{
    Console.WriteLine("orders: gave up waiting");
}
await Task.Delay(400);

// Stop the work itself.
using var timeout = new CancellationTokenSource(200);
try
{
    await SaveAsync("prices", timeout.Token);
}
catch (OperationCanceledException) when (timeout.IsCancellationRequested)
{
    Console.WriteLine("prices: gave up waiting");
}
await Task.Delay(400);

async Task SaveAsync(string name, CancellationToken token = default)
{
    Console.WriteLine($"{name}: saving");
    try
    {
        await Task.Delay(700, token);
        Console.WriteLine($"{name}: saved");
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine($"{name}: stopped");
        throw;
    }
}

// Stop waiting: the work goes on.
var orders = SaveAsync("orders");
try
{
    await orders.WaitAsync(TimeSpan.FromMilliseconds(200));
}
catch (TimeoutException) when (!orders.IsFaulted)
{
    Console.WriteLine("orders: gave up waiting");
}
await orders; // it went on meanwhile

// Stop the work itself.
using var timeout = new CancellationTokenSource(200);
try
{
    await SaveAsync("prices", timeout.Token);
}
catch (OperationCanceledException)
    when (timeout.IsCancellationRequested)
{
    Console.WriteLine("prices: gave up waiting");
}
await Task.Delay(700);

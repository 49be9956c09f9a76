async Task LoadAsync(string name, int delay, CancellationToken token)
{
    await Task.Delay(delay, token);
    Console.WriteLine($"{name} loaded");
}

async Task LoadReportAsync(CancellationToken token)
{
    Console.WriteLine("connection opened");
    try
    {
        await LoadAsync("orders", 200, token);
        await LoadAsync("prices", 200, token);
        await LoadAsync("stock", 900, token);
        Console.WriteLine("report complete");
    }
    finally
    {
        Console.WriteLine("connection closed");
    }
}

using var timeout = new CancellationTokenSource(1000);
try
{
    await LoadReportAsync(timeout.Token);
}
catch (OperationCanceledException)
    when (timeout.IsCancellationRequested)
{
    Console.WriteLine("no report in time");
}

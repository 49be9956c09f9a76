async Task ExportOrdersAsync(CancellationToken token)
{
    Console.WriteLine("export started");
    try
    {
        for (var page = 1; page < 100; page += 1)
        {
            await Task.Delay(700, token);
            Console.WriteLine($"page {page} exported");
        }
    }
    finally
    {
        Console.WriteLine("file closed");
    }
}

using var source = new CancellationTokenSource();
source.CancelAfter(1050); // somebody presses Stop
try
{
    await ExportOrdersAsync(source.Token);
}
catch (OperationCanceledException) when (source.IsCancellationRequested)
{
    Console.WriteLine("export stopped");
}

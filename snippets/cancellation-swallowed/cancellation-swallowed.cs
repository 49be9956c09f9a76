async Task LoadPricesAsync(CancellationToken token)
{
    try
    {
        await Task.Delay(1000, token);
    }
    catch (OperationCanceledException)
    {
        // Broken: what is cancelled must end, and not go on.
        Console.WriteLine("told to stop");
    }
    await Task.Delay(300, token);
    Console.WriteLine("went on all the same");
}

using var timeout = new CancellationTokenSource(300);
try
{
    await LoadPricesAsync(timeout.Token);
    Console.WriteLine("done: no timeout");
}
catch (OperationCanceledException)
    when (timeout.IsCancellationRequested)
{
    Console.WriteLine("no answer in time");
}

async Task StoreAsync(CancellationToken token)
{
    try
    {
        await Task.Delay(1000, token);
    }
    finally
    {
        // Time is up, and now this fails, with an error of its own.
        throw new TaskCanceledException("the disk does not answer");
    }
}

using var timeout = new CancellationTokenSource(300);
try
{
    await StoreAsync(timeout.Token);
}
catch (OperationCanceledException error)
    when (timeout.IsCancellationRequested)
{
    Console.WriteLine("taken for our limit");
    var ours = error.CancellationToken == timeout.Token;
    Console.WriteLine($"with our token: {(ours ? "yes" : "no")}");
}

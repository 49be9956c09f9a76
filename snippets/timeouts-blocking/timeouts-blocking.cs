async Task CountStockAsync(CancellationToken token)
{
    Thread.Sleep(400); // blocks: no limit reaches it
    Console.WriteLine("held to the end");
    await Task.Delay(600, token); // the first chance to stop
    Console.WriteLine("counted");
}

using var timeout = new CancellationTokenSource(100);
try
{
    await CountStockAsync(timeout.Token);
}
catch (OperationCanceledException)
    when (timeout.IsCancellationRequested)
{
    Console.WriteLine("no answer in time");
}

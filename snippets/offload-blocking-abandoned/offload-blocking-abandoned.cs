void SaveOrders()
{
    Thread.Sleep(1000); // stands for any call that blocks its thread
    Console.WriteLine("orders saved");
}

Console.WriteLine("saving orders");
using var timeout = new CancellationTokenSource(500);
var token = timeout.Token;
try
{
    // Once it has begun, the token ends only the wait for it.
    await Task.Run(SaveOrders, token).WaitAsync(token);
}
catch (OperationCanceledException)
    when (timeout.IsCancellationRequested)
{
    Console.WriteLine("given up");
}
await Task.Delay(1000);
Console.WriteLine("end");

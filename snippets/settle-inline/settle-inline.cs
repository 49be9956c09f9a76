async Task WaitForAsync(Task<string> order)
{
    Console.WriteLine($"got {await order}");
}

// Without RunContinuationsAsynchronously, to see what happens.
var order = new TaskCompletionSource<string>();
var waiting = WaitForAsync(order.Task);
await Task.Delay(100);

Console.WriteLine("settling");
order.SetResult("tea");
Console.WriteLine("settled");
await waiting;

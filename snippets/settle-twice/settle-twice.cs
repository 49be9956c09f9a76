var order = new TaskCompletionSource<string>(
    TaskCreationOptions.RunContinuationsAsynchronously
);

order.SetResult("tea");
try
{
    order.SetResult("coffee");
    Console.WriteLine("settled again: no error");
}
catch (InvalidOperationException error)
{
    Console.WriteLine($"settled again: {error.GetType().Name}");
}
var settled = order.TrySetResult("coffee");
Console.WriteLine($"tried again: {settled}");

Console.WriteLine($"the order: {await order.Task}");

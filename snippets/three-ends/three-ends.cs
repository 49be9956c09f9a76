TaskCompletionSource<string> NewOrder() =>
    new(TaskCreationOptions.RunContinuationsAsynchronously);

string State(Task<string> order)
{
    return order.Status switch
    {
        TaskStatus.Canceled => "cancelled",
        TaskStatus.Faulted =>
            $"error ({order.Exception?.InnerException?.Message})",
        TaskStatus.RanToCompletion => $"value ({order.Result})",
        _ => "pending",
    };
}

var tea = NewOrder();
var coffee = NewOrder();
var cocoa = NewOrder();
Console.WriteLine($"tea: {State(tea.Task)}");

tea.SetResult("two cups");
coffee.SetException(new InvalidOperationException("no beans"));
cocoa.SetCanceled();

Console.WriteLine($"tea: {State(tea.Task)}");
Console.WriteLine($"coffee: {State(coffee.Task)}");
Console.WriteLine($"cocoa: {State(cocoa.Task)}");

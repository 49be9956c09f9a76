var orders = new Dictionary<int, string> { [7] = "tea" };

Task<string> FindOrderAsync(int number, int delay)
{
    var promise = new TaskCompletionSource<string>(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    void Settle()
    {
        if (orders.TryGetValue(number, out var drink))
        {
            promise.SetResult($"order {number} is {drink}");
        }
        else
        {
            var error = new KeyNotFoundException($"no order {number}");
            promise.SetException(error);
        }
    }

    Task.Delay(delay).ContinueWith(_ => Settle());
    return promise.Task;
}

void Show(Task<string> promise)
{
    if (promise.Exception?.InnerException is { } error)
    {
        Console.WriteLine($"failure: {error.Message}");
    }
    else
    {
        Console.WriteLine($"success: {promise.Result}");
    }
}

var found = FindOrderAsync(7, 200);
var missing = FindOrderAsync(8, 400);
var foundShown = found.ContinueWith(Show);
var missingShown = missing.ContinueWith(Show);
Console.WriteLine("asked for both orders");
await Task.WhenAll(foundShown, missingShown);

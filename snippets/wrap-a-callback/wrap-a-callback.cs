var prices = new Dictionary<string, int> { ["tea"] = 3 };

// The old way: it calls back later, from another thread.
void AskPrice(string item, Action<Exception?, int> done)
{
    var known = prices.TryGetValue(item, out var price);
    var error = known ? null : new KeyNotFoundException("no price");
    ThreadPool.QueueUserWorkItem(_ =>
    {
        Thread.Sleep(100);
        done(error, price);
    });
}

// The wrapper: the callback only settles what the caller awaits.
Task<int> LoadPriceAsync(string item)
{
    var promise = new TaskCompletionSource<int>(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    void Settle(Exception? error, int price)
    {
        if (error is not null)
        {
            promise.TrySetException(error);
        }
        else
        {
            promise.TrySetResult(price);
        }
    }
    AskPrice(item, Settle);
    return promise.Task;
}

Console.WriteLine($"tea: {await LoadPriceAsync("tea")}");
try
{
    Console.WriteLine($"coffee: {await LoadPriceAsync("coffee")}");
}
catch (KeyNotFoundException error)
{
    Console.WriteLine($"coffee: {error.Message}");
}

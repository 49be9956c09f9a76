async Task<string> LoadPricesAsync()
{
    await Task.Delay(100);
    throw new IOException("no prices");
}

async Task<string> LoadStockAsync()
{
    var stock = new TaskCompletionSource<string>(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    void Answer(object? _)
    {
        stock.SetException(new IOException("no stock")); // do not throw
    }

    ThreadPool.QueueUserWorkItem(Answer);
    return await stock.Task;
}

foreach (var load in new[] { LoadPricesAsync, LoadStockAsync })
{
    try
    {
        Console.WriteLine(await load());
    }
    catch (IOException error)
    {
        Console.WriteLine($"caught: {error.Message}");
    }
}

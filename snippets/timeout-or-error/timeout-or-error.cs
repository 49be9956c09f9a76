void Close(string name)
{
    if (name == "prices")
        throw new IOException("not closed");
}

async Task LoadAsync(string name, CancellationToken token)
{
    try
    {
        await Task.Delay(name == "orders" ? 100 : 1200, token);
        throw new TaskCanceledException("network is down"); // not ours
    }
    finally
    {
        Close(name);
    }
}

async Task ShowAsync(string name)
{
    using var timeout = new CancellationTokenSource(600);
    try
    {
        await LoadAsync(name, timeout.Token);
    }
    catch (OperationCanceledException)
        when (timeout.IsCancellationRequested)
    {
        Console.WriteLine($"{name}: no answer in time");
    }
}

foreach (var name in new[] { "orders", "prices", "stock" })
{
    try
    {
        await ShowAsync(name);
    }
    catch (Exception error)
        when (error is OperationCanceledException or IOException)
    {
        Console.WriteLine($"{name}: {error.Message}");
    }
}

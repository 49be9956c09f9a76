async Task<string> LoadAsync(
    string name,
    int delay,
    CancellationToken token
)
{
    await Task.Delay(delay, token);
    return $"data of {name}";
}

async Task ShowAsync(string name, int delay)
{
    using var timeout = new CancellationTokenSource(300);
    try
    {
        var data = await LoadAsync(name, delay, timeout.Token);
        Console.WriteLine(data);
    }
    catch (OperationCanceledException)
        when (timeout.IsCancellationRequested)
    {
        Console.WriteLine($"{name}: no answer in time");
    }
}

await ShowAsync("orders", 100);
await ShowAsync("prices", 900);

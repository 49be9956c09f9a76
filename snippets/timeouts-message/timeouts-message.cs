async Task LoadPricesAsync(CancellationToken token)
{
    await Task.Delay(1500, token);
}

using var timeout = new CancellationTokenSource(500);
try
{
    await LoadPricesAsync(timeout.Token);
}
catch (OperationCanceledException error)
{
    Console.WriteLine($"{error.GetType().Name}: {error.Message}");
}

try
{
    await LoadPricesAsync(default).WaitAsync(TimeSpan.FromSeconds(0.5));
}
catch (TimeoutException error)
{
    Console.WriteLine($"{error.GetType().Name}: {error.Message}");
}

async Task LoadAsync(string name, SemaphoreSlim limit)
{
    await limit.WaitAsync();
    try
    {
        await Task.Delay(400);
        if (name == "orders")
        {
            throw new IOException("orders: no answer");
        }
        Console.WriteLine($"{name}: loaded");
    }
    finally
    {
        limit.Release();
    }
}

Console.WriteLine("two loads, one at once");
using var limit = new SemaphoreSlim(1, 1);
try
{
    await Task.WhenAll(
        LoadAsync("orders", limit),
        LoadAsync("prices", limit)
    );
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}

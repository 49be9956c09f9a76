async Task SendAsync(string name, SemaphoreSlim turn)
{
    await turn.WaitAsync(); // one passes every 0.3 s
    try
    {
        await Task.Delay(300);
    }
    finally
    {
        turn.Release();
    }
    Console.WriteLine($"{name}: sent");
    await Task.Delay(900);
    Console.WriteLine($"{name}: answered");
}

Console.WriteLine("one request every 0.3 s");
using var turn = new SemaphoreSlim(1, 1);
await Task.WhenAll(
    SendAsync("tea", turn),
    SendAsync("milk", turn),
    SendAsync("rice", turn)
);

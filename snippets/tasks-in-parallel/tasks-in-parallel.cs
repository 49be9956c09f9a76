// Opens when two threads stand at it at the same time.
using var barrier = new Barrier(2);

async Task<bool> LoadAsync(int delay)
{
    await Task.Delay(delay);
    // It blocks this thread: for the proof, not to be copied.
    return barrier.SignalAndWait(TimeSpan.FromSeconds(10));
}

Console.WriteLine("loading orders and prices");
var passed = await Task.WhenAll(LoadAsync(100), LoadAsync(200));
Console.WriteLine($"both at the barrier: {passed.All(p => p)}");

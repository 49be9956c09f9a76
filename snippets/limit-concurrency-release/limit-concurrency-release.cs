using var plain = new SemaphoreSlim(1);
plain.Release(); // once too often
await plain.WaitAsync();
await plain.WaitAsync();
Console.WriteLine("room for one: two got in");

using var bounded = new SemaphoreSlim(1, 1);
try
{
    bounded.Release();
}
catch (SemaphoreFullException error)
{
    Console.WriteLine($"at most one: {error.Message}");
}

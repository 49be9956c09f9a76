// After an await, a pool thread may go on: remember this one.
var mainThread = Environment.CurrentManagedThreadId;

async Task PrepareAsync(string name, int delay)
{
    foreach (var step in new[] { 1, 2 })
    {
        await Task.Delay(delay);
        Console.WriteLine($"{name}: step {step}");
    }
}

bool IsPrime(int n)
{
    for (var d = 2; d * d <= n; d++)
    {
        if (n % d == 0)
        {
            return false;
        }
    }

    return true;
}

(int Primes, int Place) CountPrimes(int limit)
{
    var primes = Enumerable.Range(2, limit - 2).Count(IsPrime);
    return (primes, Environment.CurrentManagedThreadId);
}

Console.WriteLine("concurrency: two tasks take turns");
await Task.WhenAll(PrepareAsync("tea", 200), PrepareAsync("toast", 300));

Console.WriteLine("parallelism: a second worker computes");
var (primes, place) = await Task.Run(() => CountPrimes(20_000));
Console.WriteLine($"primes below 20000: {primes}");
var elsewhere = place == mainThread ? "no" : "yes";
Console.WriteLine($"counted elsewhere: {elsewhere}");

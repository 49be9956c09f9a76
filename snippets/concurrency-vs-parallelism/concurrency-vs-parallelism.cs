using var meeting = new Barrier(2); // opens when both are at it

bool IsPrime(int n) =>
    Enumerable.Range(2, (int)Math.Sqrt(n) - 1).All(d => n % d != 0);

int CountPrimes(int start, int stop)
{
    var primes = 0;
    for (var n = start; n < stop; n++)
    {
        if (n == (start + stop) / 2 && !meeting.SignalAndWait(10_000))
        {
            throw new TimeoutException("nobody came");
        }
        if (IsPrime(n))
        {
            primes++;
        }
    }
    return primes;
}

Console.WriteLine("two workers count");
Task<int>[] halves =
[
    Task.Run(() => CountPrimes(2, 10_000)),
    Task.Run(() => CountPrimes(10_000, 20_000)),
];
Console.WriteLine("the main thread is free");
var primes = await Task.WhenAll(halves);
Console.WriteLine("both were under way at once");
Console.WriteLine($"primes below 20000: {primes.Sum()}");

void Hold(int delay)
{
    Thread.Sleep(delay); // nothing else can run on this thread
}

Task BrewBlockingAsync(string name, int delay)
{
    Console.WriteLine($"{name}: start");
    Hold(delay);
    Console.WriteLine($"{name}: done");
    return Task.CompletedTask;
}

async Task BrewAsync(string name, int delay)
{
    Console.WriteLine($"{name}: start");
    await Task.Delay(delay);
    Console.WriteLine($"{name}: done");
}

Console.WriteLine("blocking:");
await Task.WhenAll(
    BrewBlockingAsync("tea", 200),
    BrewBlockingAsync("coffee", 400)
);

Console.WriteLine("non-blocking:");
await Task.WhenAll(BrewAsync("tea", 200), BrewAsync("coffee", 400));

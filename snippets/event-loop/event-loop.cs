var mainThread = Thread.CurrentThread;

void Tell(string text)
{
    var onMain = Thread.CurrentThread == mainThread;
    var thread = onMain ? "main" : "another";
    Console.WriteLine($"{text}: {thread} thread");
}

async Task LoadAsync(string name, int delay)
{
    Tell($"{name} asked for");
    await Task.Delay(delay);
    Tell($"{name} arrived");
}

await Task.WhenAll(LoadAsync("orders", 600), LoadAsync("prices", 200));

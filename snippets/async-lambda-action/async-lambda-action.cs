async Task SaveAsync(string order)
{
    await Task.Delay(400);
    Console.WriteLine($"saved {order}");
}

void Run(Action work)
{
    work();
    Console.WriteLine("Run: done");
}

async Task RunAsync(Func<Task> work)
{
    await work();
    Console.WriteLine("RunAsync: done");
}

// The same lambda twice: as an Action, it is async void.
Run(async () => await SaveAsync("tea"));
await Task.Delay(800);

await RunAsync(async () => await SaveAsync("coffee"));

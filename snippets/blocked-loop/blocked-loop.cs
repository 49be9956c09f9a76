async Task TickAsync()
{
    foreach (var number in new[] { 1, 2 })
    {
        await Task.Delay(500);
        Console.WriteLine($"tick {number}");
    }
}

async Task ExportOrdersAsync()
{
    Console.WriteLine("export: start");
    await Task.Delay(100); // loads the orders
    Thread.Sleep(1300); // any call that blocks or computes
    Console.WriteLine("export: done");
}

async Task MainAsync()
{
    await Task.WhenAll(ExportOrdersAsync(), TickAsync());
}

// One piece of code at a time, as on a window's thread.
var window = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
var main = Task.Factory.StartNew(MainAsync, default, default, window);
await main.Unwrap();

using System.Diagnostics;

void Hold(int delay)
{
    Thread.Sleep(delay); // any call that blocks or computes
}

async Task WatchAsync()
{
    // In a service: for ever.
    for (var turn = 0; turn < 2; turn++)
    {
        var start = Stopwatch.StartNew();
        await Task.Delay(100);
        var late = start.ElapsedMilliseconds - 100;
        if (late > 600)
        {
            Console.WriteLine("held for more than 0.6 s");
        }
    }
}

Task ExportOrdersAsync()
{
    Console.WriteLine("export: start");
    Hold(1200);
    Console.WriteLine("export: done");
    return Task.CompletedTask;
}

async Task MainAsync()
{
    await Task.WhenAll(WatchAsync(), ExportOrdersAsync());
}

// One piece of code at a time, as on a window's thread.
var window = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
var main = Task.Factory.StartNew(MainAsync, default, default, window);
await main.Unwrap();

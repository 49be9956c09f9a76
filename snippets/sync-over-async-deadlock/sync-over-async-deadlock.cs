using System.Collections.Concurrent;

async Task LoadAsync()
{
    await Task.Delay(100);
    // To go on here, it needs the context's thread.
    Console.WriteLine("orders loaded");
}

new OneThread().Run(async () =>
{
    var loading = LoadAsync();

    // This blocks the context's thread. Without a limit: for ever.
    var done = loading.Wait(400) ? "done" : "not done";
    Console.WriteLine($"blocked for it: {done}");

    // This leaves the thread free.
    await loading;
    Console.WriteLine("awaited it: done");
});

// As a window's: all that comes back to it runs on one thread.
class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<Action> work = [];

    public override void Post(SendOrPostCallback call, object? state) =>
        work.Add(() => call(state));

    public void Run(Func<Task> main)
    {
        SetSynchronizationContext(this);
        var task = main();
        task.ContinueWith(_ => Post(_ => { }, null)); // wakes the loop
        while (!task.IsCompleted)
        {
            work.Take()();
        }
        SetSynchronizationContext(null);
        task.GetAwaiter().GetResult();
    }
}

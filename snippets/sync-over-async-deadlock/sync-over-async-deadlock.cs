using System.Collections.Concurrent;

async Task LoadAsync()
{
    await Task.Delay(100);
    // To go on here, it needs the context's thread.
    Console.WriteLine("orders loaded");
}

async Task MainAsync()
{
    Console.WriteLine("loading orders");
    var loading = LoadAsync();

    // This blocks the context's thread. Without a limit: for ever.
    var done = loading.Wait(400);
    Console.WriteLine(done ? "done" : "not done after 0.4 s");

    await loading; // the thread is free again
}

new OneThread().Run(MainAsync);

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

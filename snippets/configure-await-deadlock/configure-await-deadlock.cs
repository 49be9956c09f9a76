using System.Collections.Concurrent;

async Task LoadAsync(bool first, bool second)
{
    await Task.Delay(20).ConfigureAwait(first); // true is the default
    await Task.Delay(20).ConfigureAwait(second);
}

async Task ShowAsync(string where, Task load)
{
    Console.WriteLine($"on {where}: done {load.Wait(500)}");
    await load; // the thread is free again: it ends
}

new OneThread().Run(async () =>
{
    await ShowAsync("neither", LoadAsync(true, true));
    await ShowAsync("the first", LoadAsync(false, true));
    await ShowAsync("the second", LoadAsync(true, false));
    await ShowAsync("both", LoadAsync(false, false));
    var call = async () => await LoadAsync(false, false);
    await ShowAsync("both, not on the call", call());
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

using System.Collections.Concurrent;

var threads = new ConcurrentDictionary<int, bool>();

async Task LoadAsync()
{
    await Task.Delay(300);
    threads[Environment.CurrentManagedThreadId] = true;
}

Console.WriteLine("1000 orders asked for");
await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => LoadAsync()));
Console.WriteLine($"fewer than 100 threads: {threads.Count < 100}");

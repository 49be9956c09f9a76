using System.Diagnostics;
using System.Threading.Channels;

// Chosen so that one worker finishes every 400 ms.
int[] delays = [1200, 400, 800, 1200, 1200];

async Task WorkerAsync(string name, ChannelReader<int> queue)
{
    await foreach (var delay in queue.ReadAllAsync())
    {
        Console.WriteLine($"{name}: working for {delay} ms");
        await Task.Delay(delay);
        Console.WriteLine($"{name}: finished {delay} ms");
    }
}

var queue = Channel.CreateUnbounded<int>();
foreach (var delay in delays)
{
    queue.Writer.TryWrite(delay);
}

// Once the queue is empty, the workers' loops end.
queue.Writer.Complete();

var started = Stopwatch.StartNew();
var workers = new List<Task>();
for (var i = 0; i < 3; i++)
{
    workers.Add(WorkerAsync($"worker-{i}", queue.Reader));
}

await Task.WhenAll(workers);

var elapsed = started.Elapsed.TotalSeconds;
Console.WriteLine($"sum of the delays: {delays.Sum()} ms");
Console.WriteLine($"elapsed: about {elapsed:F0} s");

using System.Diagnostics;
using System.Threading.Channels;

// Chosen so that exactly one worker finishes in every tenth.
int[] delays = [3, 1, 2, 4, 5, 1, 2, 5, 2, 4, 1, 5, 2, 2, 3, 4, 4, 1, 3, 3];

async Task WorkerAsync(string name, ChannelReader<int> queue)
{
    await foreach (var tenths in queue.ReadAllAsync())
    {
        Console.WriteLine($"{name}: working for {tenths} tenths");
        await Task.Delay(tenths * 100);
        Console.WriteLine($"{name}: finished {tenths} tenths");
    }
}

var queue = Channel.CreateUnbounded<int>();
foreach (var tenths in delays)
{
    queue.Writer.TryWrite(tenths);
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
Console.WriteLine($"sum of the delays: {delays.Sum() / 10.0:F0} s");
Console.WriteLine($"elapsed: {elapsed:F0} s");

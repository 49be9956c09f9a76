using System.Threading.Channels;

async Task ReadAsync(ChannelWriter<int> queue)
{
    foreach (var record in Enumerable.Range(1, 6))
    {
        await Task.Delay(100);
        Console.WriteLine($"read {record}");
        if (!queue.TryWrite(record))
        {
            Console.WriteLine("  waiting for room");
            await queue.WriteAsync(record);
        }
    }
    queue.Complete(); // there will be no more
}

async Task TransformAsync(ChannelReader<int> queue)
{
    await Task.Delay(400);
    Console.WriteLine("ready to transform");
    await foreach (var record in queue.ReadAllAsync())
    {
        await Task.Delay(200);
        Console.WriteLine($"transformed {record}");
    }
}

var queue = Channel.CreateBounded<int>(2);
await Task.WhenAll(ReadAsync(queue.Writer), TransformAsync(queue.Reader));

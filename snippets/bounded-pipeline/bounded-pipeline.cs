using System.Threading.Channels;

var queue = Channel.CreateBounded<int>(2);

async Task ReadAsync()
{
    Console.WriteLine("reading four records");
    foreach (var record in new[] { 1, 2, 3, 4 })
    {
        await Task.Delay(100);
        Console.WriteLine($"read {record}");
        if (!queue.Writer.TryWrite(record))
        {
            Console.WriteLine("  waiting for room");
            await queue.Writer.WriteAsync(record);
        }
    }
    queue.Writer.Complete(); // there will be no more
}

async Task TransformAsync()
{
    await Task.Delay(700);
    Console.WriteLine("ready to transform");
    await foreach (var record in queue.Reader.ReadAllAsync())
    {
        await Task.Delay(300);
        Console.WriteLine($"transformed {record}");
    }
}

// A side that fails ends the other: it closes the queue.
async Task RunAsync(Task side)
{
    try
    {
        await side;
    }
    catch (Exception error)
    {
        queue.Writer.TryComplete(error);
        throw;
    }
}
await Task.WhenAll(RunAsync(ReadAsync()), RunAsync(TransformAsync()));

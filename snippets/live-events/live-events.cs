using System.Threading.Channels;

var feed = Channel.CreateUnbounded<string>();

async Task SendAsync(string name, int delay)
{
    foreach (var number in new[] { 1, 2 })
    {
        await Task.Delay(delay);
        await feed.Writer.WriteAsync($"{name}: message {number}");
    }
}

async Task SendAllAsync()
{
    await Task.WhenAll(
        RunAsync(SendAsync("Ada", 600)),
        RunAsync(SendAsync("Ben", 900))
    );
    feed.Writer.Complete(); // there will be no more
}

async Task ShowMessagesAsync()
{
    Console.WriteLine("feed open");
    await foreach (var message in feed.Reader.ReadAllAsync())
        Console.WriteLine(message);
    Console.WriteLine("feed closed");
}

// A side that fails ends the others: it closes the feed.
async Task RunAsync(Task side)
{
    try
    {
        await side;
    }
    catch (Exception error)
    {
        feed.Writer.TryComplete(error);
        throw;
    }
}
await Task.WhenAll(RunAsync(ShowMessagesAsync()), SendAllAsync());

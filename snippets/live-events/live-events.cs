using System.Threading.Channels;

async Task SendAsync(string name, int delay, ChannelWriter<string> feed)
{
    foreach (var number in new[] { 1, 2 })
    {
        await Task.Delay(delay);
        await feed.WriteAsync($"{name}: message {number}");
    }
}

async Task SendAllAsync(ChannelWriter<string> feed)
{
    try
    {
        await Task.WhenAll(
            SendAsync("Ada", 200, feed),
            SendAsync("Ben", 300, feed),
            SendAsync("Cleo", 500, feed)
        );
    }
    finally
    {
        feed.Complete(); // there will be no more
    }
}

async Task ShowMessagesAsync(ChannelReader<string> feed)
{
    Console.WriteLine("feed open");
    await foreach (var message in feed.ReadAllAsync())
    {
        Console.WriteLine(message);
    }
    Console.WriteLine("feed closed");
}

var feed = Channel.CreateUnbounded<string>();
await Task.WhenAll(
    ShowMessagesAsync(feed.Reader),
    SendAllAsync(feed.Writer)
);

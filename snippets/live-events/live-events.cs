using System.Threading.Channels;

async Task SendAsync(string name, int delay, ChannelWriter<string> feed)
{
    foreach (var number in new[] { 1, 2 })
    {
        await Task.Delay(delay);
        await feed.WriteAsync($"{name}: message {number}");
    }
}

async Task ShowMessagesAsync(ChannelReader<string> feed)
{
    await foreach (var message in feed.ReadAllAsync())
    {
        Console.WriteLine(message);
    }
}

var feed = Channel.CreateUnbounded<string>();
var showing = ShowMessagesAsync(feed.Reader);

await Task.WhenAll(
    SendAsync("Ada", 200, feed.Writer),
    SendAsync("Ben", 300, feed.Writer),
    SendAsync("Cleo", 500, feed.Writer));
feed.Writer.Complete(); // there will be no more
await showing;
Console.WriteLine("feed closed");

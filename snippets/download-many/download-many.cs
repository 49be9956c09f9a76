using System.Net;
using System.Net.Sockets;

int[] delays = [5000, 100, 100, 100, 100, 100]; // one is too slow
using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();
HttpClient.DefaultProxy = new WebProxy(); // none: it is on this machine
using var client = new HttpClient();
client.Timeout = TimeSpan.FromSeconds(1.5);
client.BaseAddress = new Uri($"http://{server.LocalEndpoint}");
var documents = new string?[20];
var done = 0;
var again = 0;

async Task ServeAsync(int delay)
{
    while (true)
    {
        using var caller = await server.AcceptSocketAsync();
        await caller.ReceiveAsync(new byte[2000]);
        await Task.Delay(delay);
        await caller.SendAsync("HTTP/1.0 200 \r\n\r\ntea"u8.ToArray());
    }
}

async ValueTask LoadAsync(int i, CancellationToken token)
{
    for (var attempt = 1; documents[i] is null; attempt++)
    {
        try
        {
            documents[i] = await client.GetStringAsync($"/{i}", token);
        }
        catch when (attempt < 3 && !token.IsCancellationRequested)
        {
            Interlocked.Increment(ref again);
            await Task.Delay(100 * attempt, token);
        }
    }
    var count = Interlocked.Increment(ref done);
    if (count % 5 == 0)
        Console.WriteLine($"{count} of 20");
}

Console.WriteLine("20 documents, 5 at once");
var limit = new ParallelOptions { MaxDegreeOfParallelism = 5 };
var download = Parallel.ForAsync(0, 20, limit, LoadAsync);
await await Task.WhenAny([download, .. delays.Select(ServeAsync)]);
Console.WriteLine($"asked for once more: {again}");

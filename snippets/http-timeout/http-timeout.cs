using System.Net;
using System.Net.Sockets;

async Task ShowOrderAsync(HttpClient client)
{
    Console.WriteLine("asking for order 7");
    try
    {
        var order = await client.GetStringAsync("/orders/7");
        Console.WriteLine($"order 7: {order}");
    }
    catch (TaskCanceledException error)
        when (error.InnerException is TimeoutException)
    {
        Console.WriteLine($"order 7: {error.Message}");
    }
}

// It takes connections, and nobody answers.
using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();

// No proxy: the server is on this machine.
using var handler = new SocketsHttpHandler { UseProxy = false };
using var client = new HttpClient(handler);
client.BaseAddress = new Uri($"http://{server.LocalEndpoint}");
client.Timeout = TimeSpan.FromSeconds(0.5);
await ShowOrderAsync(client);

using System.Net;
using System.Net.Sockets;

var head = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n"u8.ToArray();
var part = "{\"item\": "u8.ToArray();

async Task ServeAsync(TcpListener server)
{
    while (true)
    {
        using var client = await server.AcceptSocketAsync();
        await client.ReceiveAsync(new byte[2000]);
        await client.SendAsync(head);
        await Task.Delay(400);
        await client.SendAsync(part); // and then it breaks off
    }
}

async Task ShowOrderAsync(HttpClient client)
{
    var headOnly = HttpCompletionOption.ResponseHeadersRead;
    using var response = await client.GetAsync("/orders/7", headOnly);
    Console.WriteLine($"head: {(int)response.StatusCode}");
    try
    {
        var body = await response.Content.ReadAsStringAsync();
        Console.WriteLine($"body: {body}");
    }
    catch (HttpRequestException error)
    {
        Console.WriteLine($"body: {error.Message}");
    }
}

using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();

// No proxy: the server is on this machine.
using var handler = new SocketsHttpHandler { UseProxy = false };
using var client = new HttpClient(handler);
client.BaseAddress = new Uri($"http://{server.LocalEndpoint}");
await await Task.WhenAny(ServeAsync(server), ShowOrderAsync(client));

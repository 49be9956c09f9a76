using System.Net;
using System.Net.Sockets;

var tea = "HTTP/1.0 200 OK\r\n\r\ntea"u8.ToArray();
var moved = "HTTP/1.0 302 Found\r\nLocation: /new\r\n\r\n"u8.ToArray();

async Task ServeAsync(TcpListener server)
{
    var request = new byte[2000];
    while (true)
    {
        using var client = await server.AcceptSocketAsync();
        await client.ReceiveAsync(request);
        var isNew = request.AsSpan().StartsWith("GET /new "u8);
        await client.SendAsync(isNew ? tea : moved);
    }
}

async Task ShowAsync(HttpClient client)
{
    using var response = await client.GetAsync("/old");
    var text = await response.Content.ReadAsStringAsync();
    Console.WriteLine($"/old: {(int)response.StatusCode} {text}");
}

using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();

// No proxy: the server is on this machine.
using var handler = new SocketsHttpHandler { UseProxy = false };
using var client = new HttpClient(handler);
client.BaseAddress = new Uri($"http://{server.LocalEndpoint}");
await await Task.WhenAny(ServeAsync(server), ShowAsync(client));

using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

var tea = "HTTP/1.0 200 OK\r\n\r\n{\"item\": \"tea\"}"u8.ToArray();
var none = "HTTP/1.0 404 Not Found\r\n\r\n"u8.ToArray();

async Task ServeAsync(TcpListener server)
{
    var request = new byte[2000];
    while (true)
    {
        using var client = await server.AcceptSocketAsync();
        await client.ReceiveAsync(request);
        var found = request.AsSpan().StartsWith("GET /orders/7 "u8);
        await client.SendAsync(found ? tea : none);
    }
}

async Task ShowOrdersAsync(HttpClient client)
{
    foreach (var path in new[] { "/orders/7", "/orders/8" })
    {
        using var response = await client.GetAsync(path);
        if (response.IsSuccessStatusCode)
        {
            var order = await response.Content.ReadAsStringAsync();
            var item = JsonNode.Parse(order)!["item"];
            Console.WriteLine($"{path}: {item}");
        }
        else
        {
            Console.WriteLine($"{path}: {(int)response.StatusCode}");
        }
    }
}

using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();

// No proxy: the server is on this machine.
using var handler = new SocketsHttpHandler { UseProxy = false };
using var client = new HttpClient(handler);
client.BaseAddress = new Uri($"http://{server.LocalEndpoint}");
await await Task.WhenAny(ServeAsync(server), ShowOrdersAsync(client));

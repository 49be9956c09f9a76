using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

var orders = new Dictionary<string, string>
{
    ["/orders/7"] = """{"id": 7, "item": "tea"}""",
};

async Task AnswerAsync(TcpListener server)
{
    using var connection = await server.AcceptTcpClientAsync();
    using var reader = new StreamReader(connection.GetStream());
    var request = (await reader.ReadLineAsync() ?? "").Split(' ');
    while (await reader.ReadLineAsync() is { Length: > 0 }) { }
    await Task.Delay(100);
    var found = orders.TryGetValue(request[1], out var order);
    var status = found ? "200 OK" : "404 Not Found";
    var head = $"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n";
    var bytes = Encoding.UTF8.GetBytes(head + order);
    await connection.GetStream().WriteAsync(bytes);
}

async Task ShowOrderAsync(HttpClient client, string path)
{
    using var response = await client.GetAsync(path);
    // A 404 is an answer too: only a failed connection throws.
    if (!response.IsSuccessStatusCode)
    {
        Console.WriteLine($"{path}: HTTP {(int)response.StatusCode}");
        return;
    }
    var text = await response.Content.ReadAsStringAsync();
    using var order = JsonDocument.Parse(text);
    var item = order.RootElement.GetProperty("item").GetString();
    Console.WriteLine($"{path}: {item}");
}

using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();
var origin = new Uri($"http://{server.LocalEndpoint}");
using var client = new HttpClient { BaseAddress = origin };
await Task.WhenAll(AnswerAsync(server), ShowOrderAsync(client, "/orders/7"));
await Task.WhenAll(AnswerAsync(server), ShowOrderAsync(client, "/orders/8"));

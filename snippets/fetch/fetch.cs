using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

async Task ServeAsync(TcpListener server)
{
    while (true)
    {
        using var connection = await server.AcceptTcpClientAsync();
        using var reader = new StreamReader(connection.GetStream());
        var request = await reader.ReadLineAsync() ?? "";
        while (await reader.ReadLineAsync() is { Length: > 0 }) { }
        await Task.Delay(100);
        var answer = request.StartsWith("GET /orders/7 ")
            ? "200 OK\r\n\r\n{\"id\": 7, \"item\": \"tea\"}"
            : "404 Not Found\r\n\r\n";
        await using var writer = new StreamWriter(reader.BaseStream);
        await writer.WriteAsync($"HTTP/1.0 {answer}");
    }
}

async Task ShowOrdersAsync(HttpClient client)
{
    foreach (var path in new[] { "/orders/7", "/orders/8" })
    {
        using var response = await client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        // A 404 is an answer, too: it does not throw.
        var result = response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!["item"]!.ToString()
            : $"HTTP {(int)response.StatusCode}";
        Console.WriteLine($"{path}: {result}");
    }
}

using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();

// No proxy: the server is on this machine.
using var handler = new SocketsHttpHandler { UseProxy = false };
using var client = new HttpClient(handler);
client.BaseAddress = new Uri($"http://{server.LocalEndpoint}");
await await Task.WhenAny(ServeAsync(server), ShowOrdersAsync(client));

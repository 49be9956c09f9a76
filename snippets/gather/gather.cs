using System.Diagnostics;

async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    Console.WriteLine($"{name} loaded");
    return $"data of {name}";
}

Console.WriteLine("loading all at once");
var started = Stopwatch.StartNew();
var results = await Task.WhenAll(
    LoadAsync("orders", 1000),
    LoadAsync("prices", 200),
    LoadAsync("stock", 600)
);
var elapsed = started.Elapsed.TotalSeconds;

Console.WriteLine(string.Join(", ", results));
Console.WriteLine($"elapsed: about {elapsed:F0} s");

using System.Diagnostics;

async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    Console.WriteLine($"{name} loaded");
    return $"data of {name}";
}

Console.WriteLine("one after the other:");
var started = Stopwatch.StartNew();
await LoadAsync("orders", 500);
await LoadAsync("prices", 200);
await LoadAsync("stock", 300);
var sequential = started.Elapsed;

Console.WriteLine("all at once:");
started.Restart();
var results = await Task.WhenAll(
    LoadAsync("orders", 500),
    LoadAsync("prices", 200),
    LoadAsync("stock", 300)
);
var concurrent = started.Elapsed;

Console.WriteLine(string.Join(", ", results));
Console.WriteLine($"{sequential / concurrent:F0} times as fast");

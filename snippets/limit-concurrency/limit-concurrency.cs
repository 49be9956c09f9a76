(string Name, int Delay)[] pages =
[
    ("home", 350),
    ("news", 1400),
    ("team", 700),
    ("blog", 700),
];

async Task<string> LoadAsync(
    string name,
    int delay,
    SemaphoreSlim limit
)
{
    // Waits in line until there is room.
    await limit.WaitAsync();
    try
    {
        Console.WriteLine($"{name}: started");
        await Task.Delay(delay);
        Console.WriteLine($"{name}: loaded");
        return name;
    }
    finally
    {
        limit.Release();
    }
}

Console.WriteLine("four pages, two at once");
using var limit = new SemaphoreSlim(2, 2);
var loads = pages.Select(page =>
    LoadAsync(page.Name, page.Delay, limit)
);
var names = await Task.WhenAll(loads);
Console.WriteLine($"have {string.Join(", ", names)}");

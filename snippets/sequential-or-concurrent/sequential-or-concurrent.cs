async Task LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    Console.WriteLine($"{name} loaded");
}

Console.WriteLine("one after the other:");
await LoadAsync("orders", 400);
await LoadAsync("prices", 200);
await LoadAsync("stock", 600);

Console.WriteLine("at the same time:");
await Task.WhenAll(
    LoadAsync("orders", 400),
    LoadAsync("prices", 200),
    LoadAsync("stock", 600)
);

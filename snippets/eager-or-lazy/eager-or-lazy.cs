async Task<string> LoadAsync()
{
    Console.WriteLine("loading starts");
    await Task.Delay(100);
    Console.WriteLine("loading ends");
    return "tea";
}

Console.WriteLine("calling");
Task<string> loading = LoadAsync();
Console.WriteLine("called: Task"); // as its type says

// Nobody awaits it yet. Does it run?
await Task.Delay(400);
Console.WriteLine("awaiting");
Console.WriteLine($"loaded: {await loading}");

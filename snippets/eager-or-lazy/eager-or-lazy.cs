async Task<string> LoadAsync()
{
    Console.WriteLine("loading starts");
    await Task.Delay(100);
    Console.WriteLine("loading ends");
    return "tea";
}

Console.WriteLine("calling");
var loading = LoadAsync();
Console.WriteLine($"called: {(loading is Task ? "Task" : "other")}");

// Nobody awaits it yet. Does it run?
await Task.Delay(400);
Console.WriteLine("awaiting");
Console.WriteLine($"loaded: {await loading}");

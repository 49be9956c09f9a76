async Task<string> LoadAsync()
{
    Console.WriteLine("loading");
    await Task.Delay(100);
    return "tea";
}

var loading = LoadAsync();
Console.WriteLine($"first: {await loading}");
Console.WriteLine($"second: {await loading}");

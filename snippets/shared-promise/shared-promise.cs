async Task<string> LoadMenuAsync()
{
    Console.WriteLine("menu asked for");
    await Task.Delay(300);
    Console.WriteLine("menu loaded");
    return "tea and coffee";
}

async Task<string> ServeAsync(string guest, Task<string> menu)
{
    return $"{guest} is offered {await menu}";
}

var menu = LoadMenuAsync();
var offers = await Task.WhenAll(
    ServeAsync("Ada", menu),
    ServeAsync("Ben", menu)
);
Console.WriteLine(string.Join("\n", offers));

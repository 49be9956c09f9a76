async Task<string> LoadAsync(string page, int delay)
{
    await Task.Delay(delay);
    return $"{page} loaded";
}

Console.WriteLine("loading");
Task<string>[] loads =
[
    LoadAsync("home", 1100),
    LoadAsync("news", 300),
    LoadAsync("shop", 700),
];
var done = 0;
await foreach (var earliest in Task.WhenEach(loads))
{
    var result = await earliest;
    done += 1;
    Console.WriteLine($"{done} of {loads.Length}: {result}");
}

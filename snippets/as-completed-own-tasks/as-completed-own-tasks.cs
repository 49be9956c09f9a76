async Task<string> LoadAsync(string page, int delay)
{
    await Task.Delay(delay);
    return $"{page} loaded";
}

Console.WriteLine("loading");
Task<string>[] loads = [LoadAsync("home", 700), LoadAsync("news", 200)];
await foreach (var earliest in Task.WhenEach(loads))
{
    Console.WriteLine($"one of mine: {loads.Contains(earliest)}");
    Console.WriteLine(await earliest);
}

async Task<string> LoadAsync(string page, int delay)
{
    await Task.Delay(delay);
    if (page == "news")
    {
        throw new IOException($"{page}: no answer");
    }
    return $"{page} loaded";
}

Console.WriteLine("loading");
Task<string>[] loads = [LoadAsync("home", 700), LoadAsync("news", 200)];
await foreach (var earliest in Task.WhenEach(loads))
{
    try
    {
        Console.WriteLine(await earliest);
    }
    catch (IOException error)
    {
        Console.WriteLine($"failed: {error.Message}");
    }
}
Console.WriteLine("end");

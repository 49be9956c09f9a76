async Task<int> SaveAsync()
{
    await Task.Delay(100);
    throw new IOException("disk full");
}

void Try(string name, Action save)
{
    try
    {
        save();
    }
    catch (Exception error)
    {
        var type = error.GetType().Name;
        Console.WriteLine($"{name}: {type}: {error.Message}");
    }
}

Try("GetResult", () => SaveAsync().GetAwaiter().GetResult());
Try("Result", () => Console.WriteLine(SaveAsync().Result));
Try("Wait", () => SaveAsync().Wait());

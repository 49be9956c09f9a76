async Task<string> LoadAsync(string name, int delay)
{
    await Task.Delay(delay);
    if (name != "stock")
    {
        Console.WriteLine($"{name} failed");
        throw new IOException($"{name}: no answer");
    }
    Console.WriteLine($"{name} loaded");
    return $"data of {name}";
}

var loads = Task.WhenAll(
    LoadAsync("orders", 700),
    LoadAsync("prices", 400),
    LoadAsync("stock", 100)
);
try
{
    var results = await loads;
    Console.WriteLine(string.Join(", ", results));
}
catch (IOException)
{
    // Which one `await` throws is not promised. The task has all.
    Console.WriteLine("caught: one of them");
    var errors = loads.Exception!.InnerExceptions;
    foreach (var error in errors.OrderBy(error => error.Message))
    {
        Console.WriteLine($"the task has: {error.Message}");
    }
}

Console.WriteLine("end");

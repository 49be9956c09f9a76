string[] names = ["home", "news", "team", "blog"];

Console.WriteLine("four pages, two at once");
var limit = new ParallelOptions { MaxDegreeOfParallelism = 2 };
try
{
    await Parallel.ForEachAsync(names, limit, LoadAsync);
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}

async ValueTask LoadAsync(string name, CancellationToken token)
{
    await Task.Delay(name == "home" ? 400 : 800, token);
    if (name == "news")
    {
        throw new IOException("news: no answer");
    }
    Console.WriteLine($"{name}: loaded");
}

async Task SaveAsync(int pages)
{
    await Task.Delay(pages * 100);
    Console.WriteLine($"report of {pages} pages saved");
}

List<int> reports = [9, 5, 7];
var two = new ParallelOptions { MaxDegreeOfParallelism = 2 };

await Parallel.ForEachAsync(
    reports,
    two,
    async (pages, _) =>
    {
        await SaveAsync(pages);
    }
);
Console.WriteLine("all saved");

async Task SaveAsync(int pages)
{
    await Task.Delay(pages * 100);
    Console.WriteLine($"report of {pages} pages saved");
}

List<int> reports = [9, 5, 7];
var two = new ParallelOptions { MaxDegreeOfParallelism = 2 };

Parallel.ForEach(
    reports,
    two,
    async pages =>
    {
        await SaveAsync(pages);
    }
);
Console.WriteLine("all saved");

async Task SaveAsync(int pages)
{
    await Task.Delay(pages * 100);
    Console.WriteLine($"report of {pages} pages saved");
}

List<int> reports = [7, 5, 6];

reports.ForEach(async pages =>
{
    await SaveAsync(pages);
});
Console.WriteLine("all saved");

async Task SaveAsync(int pages)
{
    await Task.Delay(pages * 100);
    if (pages > 6)
        throw new IOException($"{pages} pages: disk full");
    Console.WriteLine($"report of {pages} pages saved");
}

List<int> reports = [7, 4];

try
{
    reports.ForEach(async pages =>
    {
        await SaveAsync(pages);
    });
    Console.WriteLine("all saved");
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}

await Task.Delay(1200); // something else goes on
Console.WriteLine("end");

async Task<int> LoadPriceAsync(string item)
{
    await Task.Delay(200);
    return item == "tea" ? 3 : 4;
}

// Of a library that knows nothing of async: it calls back, and blocks.
int MakeBill(string[] items, Func<string, int> priceOf)
{
    return items.Sum(priceOf);
}

int PriceOf(string item) // runs in the library's thread
{
    return LoadPriceAsync(item).GetAwaiter().GetResult();
}

Console.WriteLine("making the bill");
string[] items = ["tea", "cake"];
var total = await Task.Run(() => MakeBill(items, PriceOf));
Console.WriteLine($"to pay: {total}");

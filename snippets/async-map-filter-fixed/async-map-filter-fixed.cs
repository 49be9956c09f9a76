async Task<bool> InStockAsync(string item)
{
    await Task.Delay(item.Length * 100);
    return item != "tea";
}

string[] items = ["coffee", "tea", "chocolate"];

var answers = await Task.WhenAll(items.Select(InStockAsync));
var kept = items.Where((item, index) => answers[index]);
Console.WriteLine(string.Join(", ", kept));

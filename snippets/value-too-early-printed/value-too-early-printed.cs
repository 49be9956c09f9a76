async Task<int> AskPriceAsync()
{
    await Task.Delay(100);
    return 4;
}

async Task<int> CountStockAsync()
{
    return 0; // none left; it has nothing to wait for
}

var price = AskPriceAsync();
var stock = CountStockAsync();
Console.WriteLine(price);
Console.WriteLine(stock);
var both = await Task.WhenAll(price, stock);
Console.WriteLine($"[{string.Join(", ", both)}]");

async Task<int> AskPriceAsync(string item)
{
    await Task.Delay(100);
    Console.WriteLine($"the price of {item} arrives");
    return 4;
}

async Task<int> LoadPriceAsync(string item)
{
    int price = await AskPriceAsync(item);
    return price;
}

var price = await LoadPriceAsync("tea");
Console.WriteLine($"tea costs {price}");
await Task.Delay(500); // the program goes on

async Task<int> AskPriceAsync(string item)
{
    await Task.Delay(100);
    Console.WriteLine($"the price of {item} arrives");
    return 4;
}

int LoadPrice(string item)
{
    var price = 0;

    void Keep(Task<int> asked)
    {
        price = asked.Result;
    }

    AskPriceAsync(item).ContinueWith(Keep);
    return price;
}

var price = LoadPrice("tea");
Console.WriteLine($"tea costs {price}");
await Task.Delay(500); // the program goes on

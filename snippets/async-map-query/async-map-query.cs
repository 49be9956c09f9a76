async Task<int> FindPriceAsync(string item)
{
    Console.WriteLine($"asking for the price of {item}");
    await Task.Delay(300);
    return item.Length; // a coin a letter
}

string[] items = ["coffee", "tea"];

var asking = items.Select(FindPriceAsync);
Console.WriteLine("that was the Select");

var prices = await Task.WhenAll(asking);
Console.WriteLine($"sum: {prices.Sum()}");

prices = await Task.WhenAll(asking);
Console.WriteLine($"highest: {prices.Max()}");

async Task<string> PriceTagAsync(string item)
{
    var price = item.Length; // a coin a letter
    await Task.Delay(price * 100);
    Console.WriteLine($"price of {item} found");
    return $"{item}: {price}";
}

string[] items = ["coffee", "tea", "chocolate"];

var tags = await Task.WhenAll(items.Select(PriceTagAsync));
Console.WriteLine(string.Join(", ", tags));

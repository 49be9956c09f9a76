async Task<string> FetchDataAsync(string name, int delay)
{
    Console.WriteLine($"{name}: asked for");
    await Task.Delay(delay);
    Console.WriteLine($"{name}: arrived");
    return $"data of {name}";
}

var orders = FetchDataAsync("orders", 300);
var prices = FetchDataAsync("prices", 100);

// Both are on their way: each await only collects a result.
var first = await orders;
var second = await prices;
Console.WriteLine(first);
Console.WriteLine(second);

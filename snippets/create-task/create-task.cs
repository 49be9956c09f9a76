async Task<string> FetchDataAsync(string name, int delay)
{
    Console.WriteLine($"{name}: asked for");
    await Task.Delay(delay);
    Console.WriteLine($"{name}: arrived");
    return $"data of {name}";
}

var orders = FetchDataAsync("orders", 500);
var prices = FetchDataAsync("prices", 100);

// One wait for both: meanwhile, each goes on by itself.
var results = await Task.WhenAll(orders, prices);
Console.WriteLine(results[0]);
Console.WriteLine(results[1]);

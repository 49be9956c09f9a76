var numbers = new Dictionary<string, int> { ["Ada"] = 7 };
var prices = new Dictionary<int, int[]> { [7] = [12, 30] };

async Task<int> FindCustomerAsync(string name)
{
    await Task.Delay(100);
    return numbers[name];
}

async Task<int[]> LoadOrdersAsync(int number)
{
    await Task.Delay(100);
    return prices[number];
}

async Task<int> AddUpAsync(int[] orders)
{
    await Task.Delay(100);
    return orders.Sum();
}

Console.WriteLine("asking for the total");
var number = await FindCustomerAsync("Ada");
Console.WriteLine($"customer: {number}");
var orders = await LoadOrdersAsync(number);
Console.WriteLine($"orders: {orders.Length}");
var total = await AddUpAsync(orders);
Console.WriteLine($"total: {total}");

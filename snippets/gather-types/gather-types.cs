async Task<string> FindCustomerAsync(int number)
{
    await Task.Delay(200);
    return $"customer {number}";
}

async Task<int> CountOrdersAsync(int number)
{
    await Task.Delay(100);
    return number + 5;
}

var customer = FindCustomerAsync(7);
var orders = CountOrdersAsync(7);

// With two types, `WhenAll` has no results: ask the tasks.
await Task.WhenAll(customer, orders);
Console.WriteLine($"{await customer} has {await orders} orders");

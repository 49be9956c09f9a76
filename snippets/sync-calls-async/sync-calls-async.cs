async Task<string[]> LoadOrdersAsync()
{
    await Task.Delay(200);
    return ["tea", "cake"];
}

// An ordinary method: it cannot await, so it blocks.
int CountOrders()
{
    var orders = LoadOrdersAsync().GetAwaiter().GetResult();
    return orders.Length;
}

Console.WriteLine("counting the orders");
Console.WriteLine($"orders: {CountOrders()}");

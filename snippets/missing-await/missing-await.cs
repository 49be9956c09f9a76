var orders = new List<string>();

async Task SaveAsync(string order)
{
    await Task.Delay(500);
    orders.Add(order);
    Console.WriteLine($"{order} saved");
}

async Task<int> CountAsync()
{
    await Task.Delay(500);
    return orders.Count;
}

SaveAsync("tea");
Console.WriteLine($"orders: {CountAsync()}");
Console.WriteLine("done");

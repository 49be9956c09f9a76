var numbers = new Dictionary<string, int> { ["Ada"] = 7 };
var prices = new Dictionary<int, int[]> { [7] = new[] { 12, 30 } };

void FindCustomer(string name, Action<int> done)
{
    Task.Delay(100).ContinueWith(_ => done(numbers[name]));
}

void LoadOrders(int number, Action<int[]> done)
{
    Task.Delay(100).ContinueWith(_ => done(prices[number]));
}

void AddUp(int[] orders, Action<int> done)
{
    Task.Delay(100).ContinueWith(_ => done(orders.Sum()));
}

var finished = new TaskCompletionSource();

FindCustomer("Ada", number =>
{
    Console.WriteLine($"customer: {number}");
    LoadOrders(number, orders =>
    {
        Console.WriteLine($"orders: {orders.Length}");
        AddUp(orders, total =>
        {
            Console.WriteLine($"total: {total}");
            finished.SetResult();
        });
    });
});
Console.WriteLine("asked for the total");
await finished.Task;

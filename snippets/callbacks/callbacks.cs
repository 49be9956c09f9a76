var numbers = new Dictionary<string, int> { ["Ada"] = 7 };
var prices = new Dictionary<int, int[]> { [7] = [12, 30] };

// Stands for a slow operation, which calls back with its result.
void CallLater<T>(Action<T> done, T result) =>
    ThreadPool.QueueUserWorkItem(_ =>
    {
        Thread.Sleep(100);
        done(result);
    });

void FindCustomer(string name, Action<int> done) =>
    CallLater(done, numbers[name]);

void LoadOrders(int number, Action<int[]> done) =>
    CallLater(done, prices[number]);

void AddUp(int[] orders, Action<int> done) =>
    CallLater(done, orders.Sum());

var finished = new TaskCompletionSource();
FindCustomer(
    "Ada",
    number =>
    {
        Console.WriteLine($"customer: {number}");
        LoadOrders(
            number,
            orders =>
            {
                Console.WriteLine($"orders: {orders.Length}");
                AddUp(
                    orders,
                    total =>
                    {
                        Console.WriteLine($"total: {total}");
                        finished.SetResult();
                    }
                );
            }
        );
    }
);
Console.WriteLine("asked for the total");
await finished.Task;

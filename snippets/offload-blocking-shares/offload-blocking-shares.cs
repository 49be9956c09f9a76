void AddCake(List<string> order)
{
    order.Add("cake");
}

List<string> order = ["tea"];
await Task.Run(() => AddCake(order));
Console.WriteLine($"order: {string.Join(", ", order)}");

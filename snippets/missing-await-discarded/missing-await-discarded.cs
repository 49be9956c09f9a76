async Task SaveAsync(string order)
{
    Console.WriteLine($"saving {order}");
    await Task.Delay(100);
    throw new IOException("disk full");
}

void OnOrder(string order)
{
    _ = SaveAsync(order); // broken: this only silences the tools
}

OnOrder("tea");
await Task.Delay(600);
Console.WriteLine("done");

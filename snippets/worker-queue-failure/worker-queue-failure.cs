using System.Threading.Channels;

async Task PackAsync(ChannelReader<string> orders)
{
    await foreach (var order in orders.ReadAllAsync())
    {
        await Task.Delay(order == "tea" ? 400 : 800);
        if (order == "tea")
        {
            throw new IOException("tea: out of stock");
        }
        Console.WriteLine($"{order}: packed");
    }
}

Console.WriteLine("two workers, three orders");
var orders = Channel.CreateUnbounded<string>();
foreach (var order in new[] { "tea", "milk", "rice" })
{
    orders.Writer.TryWrite(order);
}
orders.Writer.Complete();
try
{
    await Task.WhenAll(
        PackAsync(orders.Reader),
        PackAsync(orders.Reader)
    );
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}

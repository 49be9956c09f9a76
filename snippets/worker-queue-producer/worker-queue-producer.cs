using System.Threading.Channels;

async Task TakeAsync(ChannelWriter<string> orders)
{
    try
    {
        foreach (var order in new[] { "tea", "milk", "rice" })
        {
            await Task.Delay(300);
            await orders.WriteAsync(order);
        }
        orders.Complete(); // no more
    }
    catch (Exception error)
    {
        orders.Complete(error);
        throw;
    }
}

async Task PackAsync(ChannelReader<string> orders)
{
    await foreach (var order in orders.ReadAllAsync())
    {
        Console.WriteLine($"{order}: packing");
        await Task.Delay(750);
        Console.WriteLine($"{order}: packed");
    }
}

Console.WriteLine("two workers wait for orders");
var queue = Channel.CreateUnbounded<string>();
await Task.WhenAll(
    TakeAsync(queue.Writer),
    PackAsync(queue.Reader),
    PackAsync(queue.Reader)
);
Console.WriteLine("all are packed");

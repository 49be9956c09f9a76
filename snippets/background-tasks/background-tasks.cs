using System.Collections.Concurrent;

var background = new ConcurrentDictionary<Task, int>();

async Task SendMailAsync(int order, int delay)
{
    try
    {
        await Task.Delay(delay);
        if (order == 8)
            throw new IOException("mail server is down");
        Console.WriteLine($"order {order}: mail sent");
    }
    catch (Exception error)
    {
        // Nobody else hears of it.
        Console.WriteLine($"order {order}: {error.Message}");
    }
}

void TakeOrder(int order, int delay)
{
    var mail = SendMailAsync(order, delay);
    background.TryAdd(mail, order);
    _ = mail.ContinueWith(
        done => background.TryRemove(done, out _),
        TaskScheduler.Default
    );
    Console.WriteLine($"order {order}: taken");
}

TakeOrder(7, 1000);
TakeOrder(8, 400);
await Task.WhenAll(background.Keys);
Console.WriteLine("end");

async Task SendMailAsync()
{
    try
    {
        await Task.Delay(1000);
        Console.WriteLine("mail sent");
    }
    finally
    {
        Console.WriteLine("mail closed");
    }
}

var background = new HashSet<Task> { SendMailAsync() };
await Task.Delay(100);
Console.WriteLine($"end, {background.Count} under way");

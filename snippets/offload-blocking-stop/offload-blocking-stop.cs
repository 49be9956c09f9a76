string SavePages(CancellationToken stop)
{
    for (var page = 1; page <= 20; page++)
    {
        Thread.Sleep(200); // stands for a saved page
        if (stop.IsCancellationRequested)
        {
            return "stopped before the end";
        }
    }
    return "saved them all";
}

Console.WriteLine("saving pages");
using var stop = new CancellationTokenSource();
var saving = Task.Run(() => SavePages(stop.Token));
await Task.WhenAny(saving, Task.Delay(500));
Console.WriteLine("asking it to stop");
await stop.CancelAsync();
Console.WriteLine(await saving);

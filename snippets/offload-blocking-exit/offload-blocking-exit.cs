void SaveOrders()
{
    Thread.Sleep(800); // stands for any call that blocks its thread
    Console.WriteLine("orders saved");
}

Console.WriteLine("saving orders");
var saving = Task.Run(SaveOrders);
await Task.WhenAny(saving, Task.Delay(400));
Console.WriteLine("main ends");

var arrived = new TaskCompletionSource<string>();

async Task ShowAsync()
{
    var order = await arrived.Task;
    Console.WriteLine($"{order}: on {Thread.CurrentThread.Name}");
}

var shown = ShowAsync();

var receiver = new Thread(() => arrived.SetResult("order 17"));
receiver.Name = "the receiver's thread";
receiver.Start();

await shown;

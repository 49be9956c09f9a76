int CountWords(string text)
{
    Thread.Sleep(300); // stands for work that keeps a thread busy
    return text.Split(' ').Length;
}

Console.WriteLine("handing the count to another thread");

var text = "tea for two and two for tea";
var task = Task.Run(() => CountWords(text));

Console.WriteLine("it is counting");

// No await: the main thread stands still until the result is there.
Console.WriteLine($"words: {task.Result}"); // blocks here

using System.Runtime.CompilerServices;

async Task<string> LoadAsync()
{
    return "tea";
}

Task<string> LoadLaterAsync()
{
    return LoadAsync(); // not async, but it has to be awaited
}

string Read()
{
    return "menu";
}

async Task ShowAsync(string name, Func<object> action)
{
    var marker = typeof(AsyncStateMachineAttribute);
    var declared = action.Method.IsDefined(marker, false);
    Console.WriteLine($"{name}: {(declared ? "async" : "not async")}");

    var result = action();
    if (result is Task<string> task)
    {
        Console.WriteLine($"{name}: {await task}, awaited");
    }
    else
    {
        Console.WriteLine($"{name}: {result}");
    }
}

await ShowAsync("load", LoadAsync);
await ShowAsync("load later", LoadLaterAsync);
await ShowAsync("read", Read);

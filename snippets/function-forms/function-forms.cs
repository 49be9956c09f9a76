Func<string, Task<string>> Logged(Func<string, Task<string>> step)
{
    return async order =>
    {
        Console.WriteLine($"{order}: starts");
        var result = await step(order); // it awaits what it wraps
        Console.WriteLine($"{order}: {result}");
        return result;
    };
}

async Task<string> BrewAsync(string order)
{
    await Task.Delay(100);
    return $"hot {order}";
}

var kitchen = new Kitchen();
var brew = Logged(BrewAsync);
var bake = Logged(kitchen.BakeAsync);
var pack = Logged(async order =>
    $"{await kitchen.BakeAsync(order)} in a bag"
);

await brew("tea");
await bake("cake");
await pack("bread");

class Kitchen
{
    public async Task<string> BakeAsync(string order)
    {
        await Task.Delay(100);
        return $"warm {order}";
    }
}

async Task<string> FindOrderAsync(int number)
{
    await Task.Delay(100);
    if (number != 7)
        throw new KeyNotFoundException($"no order {number}");
    return $"order {number} is tea";
}

Task<string> ReturnedAsync(int number)
{
    try
    {
        return FindOrderAsync(number); // has not failed yet
    }
    catch (KeyNotFoundException)
    {
        Console.WriteLine("caught inside");
        return FindOrderAsync(number - 1);
    }
}

async Task<string> AwaitedAsync(int number)
{
    try
    {
        return await FindOrderAsync(number);
    }
    catch (KeyNotFoundException)
    {
        Console.WriteLine("caught inside");
        return await FindOrderAsync(number - 1);
    }
}

foreach (var find in new[] { ReturnedAsync, AwaitedAsync })
{
    try
    {
        Console.WriteLine(await find(8));
    }
    catch (KeyNotFoundException error)
    {
        Console.WriteLine($"escaped: {error.Message}");
    }
}

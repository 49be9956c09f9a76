async Task<int> PriceAsync()
{
    return 3; // nothing to wait for
}

async Task OrderAsync()
{
    Console.WriteLine("order: asks for the price");
    Console.WriteLine($"order: the price is {await PriceAsync()}");
}

async Task OtherAsync()
{
    Console.WriteLine("other: runs");
}

await Task.WhenAll(OrderAsync(), OtherAsync());

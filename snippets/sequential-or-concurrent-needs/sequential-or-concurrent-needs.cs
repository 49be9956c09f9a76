async Task<int> FindCustomerAsync(string email)
{
    Console.WriteLine($"looking for {email}");
    await Task.Delay(300);
    return 7;
}

async Task<string> LoadAsync(string what, int customer, int delay)
{
    Console.WriteLine($"{what} of customer {customer}: asked for");
    await Task.Delay(delay);
    Console.WriteLine($"{what}: arrived");
    return what;
}

// Both loads need its result: it is awaited alone.
var customer = await FindCustomerAsync("ada@example.org");

// Neither load needs the other: they run at the same time.
var results = await Task.WhenAll(
    LoadAsync("orders", customer, 600),
    LoadAsync("address", customer, 200)
);
Console.WriteLine(string.Join(", ", results));

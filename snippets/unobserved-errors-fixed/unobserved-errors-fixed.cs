async Task SaveAsync(string order)
{
    await Task.Delay(100);
    throw new IOException($"{order}: disk full");
}

async Task PackAsync(string order)
{
    Console.WriteLine($"packing {order}");
    await Task.Delay(600);
}

var jobs = new List<Task>();
try
{
    Console.WriteLine("saving tea");
    jobs.Add(SaveAsync("tea"));
    await Task.WhenAll([.. jobs, PackAsync("tea")]);
}
catch (IOException error)
{
    Console.WriteLine($"not saved: {error.Message}");
}
Console.WriteLine("end");

async Task SaveAsync(string order)
{
    await Task.Delay(100);
    throw new IOException($"{order}: disk full");
}

Console.WriteLine("saving tea");
_ = SaveAsync("tea");

// It fails meanwhile, and nobody awaits it.
await Task.Delay(600);
Console.WriteLine("other work done");
Console.WriteLine("end");

string Resize(string photo)
{
    Thread.Sleep(100); // it blocks, so it runs in a thread of the pool
    throw new IOException($"{photo} is broken");
}

Console.WriteLine("resizing");
try
{
    Console.WriteLine(await Task.Run(() => Resize("photo 7")));
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}");
}

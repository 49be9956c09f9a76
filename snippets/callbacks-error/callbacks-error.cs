void Save(Action done) =>
    ThreadPool.QueueUserWorkItem(_ =>
    {
        Thread.Sleep(100);
        done();
    });

void OnSaved() => throw new IOException("cannot print the receipt");

try
{
    Save(OnSaved);
    Console.WriteLine("saving");
}
catch (IOException error)
{
    Console.WriteLine($"caught: {error.Message}"); // never
}

await Task.Delay(600);
Console.WriteLine("end of the program");

var nobody = new List<Task<string>>();
try
{
    await Task.WhenAny(nobody);
}
catch (ArgumentException error)
{
    Console.WriteLine(
        $"WhenAny: {error.GetType().Name}: {error.Message}"
    );
}

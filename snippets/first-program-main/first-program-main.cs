class Program
{
    static async Task Main()
    {
        Console.WriteLine("starting");
        var result = await GetResultAsync();
        Console.WriteLine(result);
        Console.WriteLine("finished");
    }

    static async Task<string> GetResultAsync()
    {
        await Task.Delay(300);
        return "result of the operation";
    }
}

string[] names = ["prices", "orders", "stock", "reviews"];
var options = new ParallelOptions { MaxDegreeOfParallelism = 3 };

Console.WriteLine("loading");
try
{
    await Parallel.ForEachAsync(
        names,
        options,
        async (name, token) =>
        {
            try
            {
                await Task.Delay(name == "prices" ? 400 : 1000, token);
            }
            catch (OperationCanceledException)
            {
                var cleanup = name == "orders" ? 100 : 500;
                await Task.Delay(cleanup, CancellationToken.None);
                Console.WriteLine($"{name} cleaned up");
                throw;
            }
            if (name == "prices")
                throw new IOException("no answer");
            Console.WriteLine($"{name} loaded");
        }
    );
}
catch (IOException error)
{
    Console.WriteLine($"failed: {error.Message}");
}

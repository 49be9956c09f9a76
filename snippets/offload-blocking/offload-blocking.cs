string BuildReport(string month)
{
    Thread.Sleep(1200); // stands for any call that blocks its thread
    return $"report for {month}";
}

async Task AnswerVisitorsAsync()
{
    foreach (var visitor in new[] { "Ada", "Ben" })
    {
        await Task.Delay(400);
        Console.WriteLine($"answered {visitor}");
    }
}

Console.WriteLine("building the report");
var building = Task.Run(() => BuildReport("May"));
await Task.WhenAll(building, AnswerVisitorsAsync());
Console.WriteLine($"built the {await building}");

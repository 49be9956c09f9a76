async Task RunAsync(string step)
{
    Console.WriteLine($"{step}: begins");
    await Task.Delay(200);
    if (step == "copy rows")
    {
        throw new IOException($"{step}: disk full");
    }
    Console.WriteLine($"{step}: done");
}

string[] steps = ["make table", "copy rows", "drop old table"];
try
{
    foreach (var step in steps)
    {
        await RunAsync(step);
    }
}
catch (IOException error)
{
    Console.WriteLine($"stopped at {error.Message}");
}

async Task SaveAsync(string order)
{
    await Task.Delay(100);
    throw new IOException($"{order}: disk full");
}

void Report(object? sender, UnobservedTaskExceptionEventArgs lost)
{
    var error = lost.Exception.InnerException;
    Console.WriteLine($"nobody saw: {error?.Message}");
}

TaskScheduler.UnobservedTaskException += Report;
Console.WriteLine("saving tea");
_ = SaveAsync("tea");
await Task.Delay(600);
GC.Collect(); // the event comes after a collection: here, at once
GC.WaitForPendingFinalizers();
Console.WriteLine("end");

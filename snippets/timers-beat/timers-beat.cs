using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
var turn = 0;
Console.WriteLine("every 0.5 s");
while (turn < 3)
{
    turn += 1;
    var tick = timer.WaitForNextTickAsync();
    var late = tick.IsCompleted;
    await tick;
    var how = late ? "at once" : "after a pause";
    Console.WriteLine($"stock {turn}: {how}");
    if (turn == 1)
        await Task.Delay(1050); // slow: misses two beats
}

var turn = 0;
var underWay = 0;
Timer? timer = null;

async Task CheckStockAsync()
{
    turn += 1;
    underWay += 1;
    Console.WriteLine($"turn {turn}: {underWay} under way");
    if (turn == 3)
        timer?.Change(Timeout.Infinite, 0);
    await Task.Delay(1000); // longer than the period
    underWay -= 1;
}

Console.WriteLine("every 0.3 s");
timer = new Timer(async _ => await CheckStockAsync(), null, 300, 300);
await Task.Delay(1900);

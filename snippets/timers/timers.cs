async Task<string> AskStateAsync(int turn)
{
    await Task.Delay(100);
    return turn == 3 ? "packed" : "open";
}

async Task WaitUntilPackedAsync(int pause)
{
    var turn = 1;
    while (true)
    {
        var state = await AskStateAsync(turn);
        Console.WriteLine($"turn {turn}: {state}");
        if (state == "packed")
            return;
        await Task.Delay(pause);
        turn += 1;
    }
}

Console.WriteLine("order sent");
await Task.Delay(500);
await WaitUntilPackedAsync(300);

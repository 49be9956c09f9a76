IEnumerator<int> Load(string name, int wait)
{
    Console.WriteLine($"{name}: asked for");
    yield return wait; // stops here, as an await does
    Console.WriteLine($"{name}: arrived");
}

void Run(params IEnumerator<int>[] tasks)
{
    var now = 0;
    var waiting = tasks.Select(task => (due: now, task)).ToList();
    while (waiting.Count > 0)
    {
        var (due, task) = waiting.MinBy(entry => entry.due);
        waiting.Remove((due, task));
        if (due > now)
        {
            // A real loop sleeps, and wakes when data comes, too.
            Console.WriteLine($"nothing to do until {due} ms");
            now = due;
        }
        if (task.MoveNext())
        {
            var wait = task.Current;
            waiting.Add((now + wait, task));
        }
    }
}

Run(Load("orders", 600), Load("prices", 200));

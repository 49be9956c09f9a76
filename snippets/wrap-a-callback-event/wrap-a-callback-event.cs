async Task<string> NextClickAsync(Button button)
{
    var clicked = new TaskCompletionSource<string>(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    void OnClick(string label) => clicked.TrySetResult(label);

    button.Clicked += OnClick;
    try
    {
        return await clicked.Task;
    }
    finally
    {
        button.Clicked -= OnClick;
    }
}

var button = new Button();
button.Click("too early"); // nobody listens yet
using var timer = new Timer(_ => button.Click("buy"), null, 300, -1);
Console.WriteLine($"clicked: {await NextClickAsync(button)}");
Console.WriteLine($"listeners: {button.Listeners}");

class Button
{
    public event Action<string>? Clicked;

    public int Listeners => Clicked?.GetInvocationList().Length ?? 0;

    public void Click(string label) => Clicked?.Invoke(label);
}

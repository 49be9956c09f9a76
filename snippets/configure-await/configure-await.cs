// A library: it cannot know which program will call it.
async Task<string> LoadProfileAsync(string name)
{
    // The next line needs no particular context to go on in.
    await Task.Delay(200).ConfigureAwait(false);
    return $"profile of {name}";
}

// The program that uses it keeps its own context, if it has one.
async Task ShowProfileAsync(string name)
{
    Console.WriteLine($"loading {name}");
    var profile = await LoadProfileAsync(name);
    Console.WriteLine($"loaded the {profile}");
}

await ShowProfileAsync("Ada");

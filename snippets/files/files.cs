(string Name, string Text)[] recipes =
[
    ("tea.txt", "boil\nsteep\npour\n"),
    ("toast.txt", "slice\ntoast\n"),
    ("eggs.txt", "boil\nwait\npeel\nsalt\n"),
];

async Task WriteRecipeAsync(string folder, string name, string text)
{
    await File.WriteAllTextAsync(Path.Combine(folder, name), text);
}

async Task<int> CountLinesAsync(string folder, string name)
{
    var text = await File.ReadAllTextAsync(Path.Combine(folder, name));
    return text.Split('\n').Length - 1;
}

var temporary = Directory.CreateTempSubdirectory("recipes-");
var folder = temporary.FullName;
try
{
    await Task.WhenAll(
        recipes.Select(recipe =>
            WriteRecipeAsync(folder, recipe.Name, recipe.Text)
        )
    );
    var counts = await Task.WhenAll(
        recipes.Select(recipe => CountLinesAsync(folder, recipe.Name))
    );

    foreach (var (recipe, count) in recipes.Zip(counts))
    {
        Console.WriteLine($"{recipe.Name}: {count} lines");
    }
}
finally
{
    temporary.Delete(recursive: true);
}

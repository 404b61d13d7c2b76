namespace Bpm.Procedures.Tests;

/// <summary>A text that stands as a file in the fixtures, so that a change of it shows in review.</summary>
internal static class Golden
{
    /// <param name="name">Path below <c>tests/fixtures</c>.</param>
    public static void Matches(string name, string text)
    {
        var file = Path.Combine(Fixtures.Root, name);
        if (Fixtures.Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        text.ShouldBe(File.ReadAllText(file));
    }
}

using System.Runtime.CompilerServices;

namespace Bpm.WorkingTime.Tests;

/// <summary>Where the repository's files are, from this source file's own place.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The rows of a table: tab-separated, without comments and empty lines.</summary>
    public static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

using System.Runtime.CompilerServices;
using System.Text;

namespace Bpm.Procedures.Tests;

/// <summary>Finds the fixture files of the tree, from any working directory.</summary>
internal static class Fixtures
{
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "fixtures"));
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Root, "..", ".."));
    public static bool Updates { get; } = Environment.GetEnvironmentVariable("BPM_UPDATE_GOLDEN") == "1";

    /// <summary>The big numbers: <c>tests/run --long</c>.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("BPM_LONG") == "1";

    /// <summary>The small province that procedure fixtures are checked in.</summary>
    public static IReadOnlyList<SourceFile> World { get; } = Folder(Path.Combine(Root, "world"));

    /// <summary>All files of a folder, with paths relative to it.</summary>
    public static IReadOnlyList<SourceFile> Folder(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => new SourceFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes(f))),
        ];

    public static SourceFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads files inside the small province; a file of the same path replaces the province's.</summary>
    public static Catalogue Read(params IReadOnlyList<SourceFile> files) =>
        Catalogue.Read(
            [.. World.Where(w => !files.Any(f => f.Path == w.Path)), .. files],
            new NodaTime.LocalDate(2026, 3, 2)
        );

    public static SourceFile Sketch { get; } =
        new(
            "catalogue/land/local.land-transfer@2.yaml",
            File.ReadAllBytes(Path.Combine(Root, "sketch", "local.land-transfer@2.yaml"))
        );

    private static string Here([CallerFilePath] string path = "") => path;
}

using System.Runtime.CompilerServices;

namespace Bpm.Tests.Shared;

/// <summary>
/// The repository's <c>procedures/</c> with a handful of the procedures: what the web and browser tests act on,
/// read in a moment. Copied once a test run.
/// </summary>
internal static class SmallCatalogue
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "1.012787",
        "1.013978",
        "1.013225",
        "1.001612",
        "2.000908",
        "1.004859",
        "2.000635",
        "local.linked-birth",
    };

    private static readonly Lazy<string> Copied = new(Copy);

    public static string Folder => Copied.Value;

    public static int Count => Codes.Count;

    private static string Copy()
    {
        var from = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "procedures"));
        var to = Directory.CreateTempSubdirectory("bpm-procedures-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(from, file);
            if (path.StartsWith("catalogue", StringComparison.Ordinal) && !Codes.Contains(CodeOf(file)))
            {
                continue;
            }

            // It names hundreds of procedures that are not here.
            if (path.Contains("RECONSTRUCTION", StringComparison.Ordinal))
            {
                continue;
            }

            var target = Path.Combine(to, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private static string CodeOf(string file) => Path.GetFileNameWithoutExtension(file).Split('@')[0];

    private static string Here([CallerFilePath] string path = "") => path;
}

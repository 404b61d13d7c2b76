using Bpm.Server.Hosting;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>
/// The repository's folder of procedures without the imported ones, copied once: a server starts on it in a moment, and
/// what it serves is all written by hand.
/// </summary>
internal static class SmallProvince
{
    private const string ImportMark = "\n# import: ";

    private static readonly Lazy<string> s_folder = new(Copy);

    public static string Folder => s_folder.Value;

    /// <summary>How many procedures it has.</summary>
    public static int Procedures =>
        Directory.GetFiles(Path.Combine(Folder, "catalogue"), "*.yaml", SearchOption.AllDirectories).Length;

    private static string Copy()
    {
        var (from, to) = (CatalogueFolder.Find()!, Directory.CreateTempSubdirectory("bpm-province-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (IsImported(relative, file) || relative.Contains("RECONSTRUCTION", StringComparison.Ordinal))
            {
                continue;
            }

            var copy = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }

    private static bool IsImported(string relative, string file) =>
        relative.StartsWith("catalogue", StringComparison.Ordinal)
        && File.ReadAllText(file).Contains(ImportMark, StringComparison.Ordinal);
}

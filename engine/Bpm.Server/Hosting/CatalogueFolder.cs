using Bpm.Engine.Examples;
using Bpm.Procedures;
using NodaTime;

namespace Bpm.Server.Hosting;

/// <summary>Finds the folder of procedures and reads its files for the reader, which opens none itself.</summary>
internal static class CatalogueFolder
{
    private const string Name = "procedures";

    /// <summary>
    /// The nearest folder <c>procedures</c> with an organisation or a catalogue in it: from the working directory
    /// upward, then from the program upward. Null when there is none.
    /// </summary>
    public static string? Find() =>
        Upward(Directory.GetCurrentDirectory()).Concat(Upward(AppContext.BaseDirectory)).FirstOrDefault();

    /// <summary>Every YAML file under a folder in ordinal order, or the one file; paths are shown as the user named them.</summary>
    public static IReadOnlyList<SourceFile> ReadFiles(string path)
    {
        if (File.Exists(path))
        {
            return [new SourceFile(Shown(path), File.ReadAllBytes(path))];
        }

        string[] found =
        [
            .. Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".lock")
                .Select(Shown)
                .Order(StringComparer.Ordinal),
        ];
        var files = new SourceFile[found.Length];
        Parallel.For(0, found.Length, i => files[i] = new SourceFile(found[i], File.ReadAllBytes(found[i])));
        return files;
    }

    /// <summary>Everything that the files say, with the findings of their examples among the others.</summary>
    public static Catalogue Read(IReadOnlyList<SourceFile> files, LocalDate today)
    {
        var catalogue = Catalogue.Read(files, today);
        return catalogue with { Diagnostics = catalogue.Diagnostics.AddRange(new ExampleRunner(catalogue).RunAll()) };
    }

    private static IEnumerable<string> Upward(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Name);
            if (
                Directory.Exists(Path.Combine(candidate, "catalogue"))
                || Directory.Exists(Path.Combine(candidate, "organisation"))
            )
            {
                yield return candidate;
            }
        }
    }

    private static string Shown(string path) => path.Replace('\\', '/');
}

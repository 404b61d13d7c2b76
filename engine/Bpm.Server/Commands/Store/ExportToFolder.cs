using System.Globalization;
using System.Text;
using Bpm.Procedures;
using Bpm.Server.Commands.Lists;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using NodaTime;

namespace Bpm.Server.Commands.Store;

/// <summary><c>bpm export --to-folder</c>: writes what was put in force in the store into the folder of procedures.</summary>
internal static class ExportToFolder
{
    public const string Flag = "--to-folder";
    public const string Usage = "export --to-folder DIR [--data FOLDER] [--storage sqlite|postgres]";

    public const string Details = """
        --to-folder DIR writes the versions, decisions and confirmations that were put in force in the app into the
        folder of procedures, and published.lock, so that 'bpm check' refuses a changed file offline. A file that was
        changed in the folder since then is newer: it is left and named, and the exit code is 1.
        """;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        var at = Array.IndexOf(args, Flag);
        if (at + 1 >= args.Length || args[at + 1].StartsWith('-'))
        {
            await errors.WriteLineAsync($"bpm export: {Flag} names a folder. For example: bpm {Usage}");
            return ExitCode.WrongUsage;
        }

        var folder = args[at + 1];
        using var store = await StoreAccess.Open("export", [.. args[..at], .. args[(at + 2)..]], errors);
        if (store is null)
        {
            return ExitCode.WrongUsage;
        }

        var published = new PublishingStore(store.Connections, SystemClock.Instance).Files();
        Directory.CreateDirectory(folder);
        var shown = folder.Replace('\\', '/').TrimEnd('/') + "/";
        IReadOnlyList<SourceFile> before =
        [
            .. CatalogueFolder
                .ReadFiles(folder)
                .Select(f => f with { Path = Path.GetRelativePath(folder, f.Path).Replace('\\', '/') }),
        ];
        var overlaid = Overlay.Of(before, published);
        var left = overlaid.Conflicts.Select(c => c.Row.Path).ToHashSet(StringComparer.Ordinal);
        var known = before.ToDictionary(f => f.Path, f => Overlay.HashOf(f.Bytes.Span), StringComparer.Ordinal);
        var written = 0;
        foreach (var file in overlaid.Files)
        {
            if (left.Contains(file.Path) || known.GetValueOrDefault(file.Path) == Overlay.HashOf(file.Bytes.Span))
            {
                continue;
            }

            AtomicFile.Write(Path.Combine(folder, file.Path), Encoding.UTF8.GetString(file.Bytes.Span));
            await output.WriteLineAsync($"{shown}{file.Path}: written");
            written++;
        }

        foreach (var path in left.Order(StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{shown}{path}: left, it was changed in the folder since");
        }

        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{written} written, {left.Count} left")
        );
        return left.Count > 0 ? ExitCode.FoundErrors : ExitCode.Done;
    }
}

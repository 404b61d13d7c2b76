using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Diff;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Templates;

/// <summary>What a new version of a template does to one procedure that uses the old one.</summary>
/// <param name="File">The file to write: a new one when the procedure's version was published, else its own.</param>
/// <param name="Changes">What changes for people, in words.</param>
/// <param name="Dates">Moments of the example reception that move.</param>
/// <param name="Errors">What would be wrong with the new file; it must not be written then.</param>
public sealed record UpgradedProcedure(
    string Code,
    int OldVersion,
    int NewVersion,
    string OldPath,
    SourceFile File,
    ImmutableArray<string> Changes,
    ImmutableArray<MovedDate> Dates,
    ImmutableArray<Diagnostic> Errors
);

/// <param name="What">A step's id, or <c>promise</c>.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is gone.</param>
public sealed record MovedDate(string What, LocalDateTime? Before, LocalDateTime? After);

/// <summary>
/// Moves every procedure in use from one version of a template to another: <c>bpm template upgrade</c>. Only the newest
/// version of each procedure is moved; what was published before stays as it was.
/// </summary>
public static class TemplateUpgrade
{
    /// <param name="files">The whole folder of procedures.</param>
    /// <param name="from">The template that is used now: <c>id@version</c>.</param>
    /// <param name="to">The template that comes.</param>
    /// <param name="firstDay">First day of the new versions of published procedures; the example is received that day.</param>
    public static ImmutableArray<UpgradedProcedure> Plan(
        IReadOnlyList<SourceFile> files,
        string from,
        string to,
        LocalDate firstDay
    )
    {
        var before = Catalogue.Read(files, firstDay);
        var locked = Locked(files);
        var moved = before
            .Publications.GroupBy(p => p.Procedure.Code, StringComparer.Ordinal)
            .Select(versions => versions.MaxBy(p => p.Procedure.Version)!)
            .Where(p => p.Procedure.Template?.Reference == from)
            .Select(p => (Old: p, IsLocked: locked.Contains((p.Procedure.Code, p.Procedure.Version))))
            .Select(p => (p.Old, p.IsLocked, File: Rewrite(p.Old.Procedure, p.IsLocked, files, to, firstDay)))
            .ToList();
        var paths = moved.Select(m => m.File.Path).ToHashSet(StringComparer.Ordinal);
        var after = Catalogue.Read(
            [.. files.Where(f => !paths.Contains(f.Path)), .. moved.Select(m => m.File)],
            firstDay
        );
        return [.. moved.Select(m => Compare(m.Old, m.IsLocked, m.File, before, after, firstDay))];
    }

    private static HashSet<(string Code, int Version)> Locked(IReadOnlyList<SourceFile> files) =>
        files
            .Where(f => CataloguePlace.Of(f.Path) == PlaceKind.Lock)
            .SelectMany(f => PublishedLock.Read(f, out _).Versions)
            .Select(v => (v.Code, v.Version))
            .ToHashSet();

    private static SourceFile Rewrite(
        Procedure procedure,
        bool isLocked,
        IReadOnlyList<SourceFile> files,
        string to,
        LocalDate firstDay
    )
    {
        var file = files.First(f => f.Path == procedure.Position.File);
        var root = (YamlMap)YamlReader.Read(file, out var findings)!;
        var edits = new TextEdits(findings.Source);
        edits.Replace((YamlScalar)((YamlMap)root["use"]!)["template"]!, to);
        var path = file.Path;
        if (isLocked)
        {
            var version = procedure.Version + 1;
            edits.Replace((YamlScalar)root["version"]!, version.ToString(CultureInfo.InvariantCulture));
            BeginOn(root, edits, firstDay);
            path = $"{path[..(path.LastIndexOf('/') + 1)]}{procedure.Code}@{version}.yaml";
        }

        return new SourceFile(path, edits.ToBytes());
    }

    private static void BeginOn(YamlMap root, TextEdits edits, LocalDate firstDay)
    {
        var day = firstDay.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        if (root["applies"] is not YamlMap applies)
        {
            // In front of the name: a line of its own wherever the file puts it.
            var name = root.Entries.First(e => e.Key.Text == "name").Key;
            edits.Insert(name.Position, $"applies: {{ received-from: {day} }}\n");
        }
        else if (applies["received-from"] is YamlScalar old)
        {
            edits.Replace(old, day);
        }
        else if (edits.IsFlow(applies.Position))
        {
            edits.Insert(applies.Position with { Column = applies.Position.Column + 1 }, $" received-from: {day},");
        }
        else
        {
            edits.Insert(applies.Position, $"received-from: {day}\n{new string(' ', applies.Position.Column - 1)}");
        }
    }

    private static UpgradedProcedure Compare(
        Publication old,
        bool isLocked,
        SourceFile file,
        Catalogue before,
        Catalogue after,
        LocalDate firstDay
    )
    {
        var version = old.Procedure.Version + (isLocked ? 1 : 0);
        var now = after.Publications.FirstOrDefault(p =>
            p.Procedure.Code == old.Procedure.Code && p.Procedure.Version == version
        );
        return new UpgradedProcedure(
            old.Procedure.Code,
            old.Procedure.Version,
            version,
            old.Procedure.Position.File,
            file,
            now is null ? [] : [.. ProcedureDiff.Between(old, now).Select(c => c.Text)],
            now is null
                ? []
                : [.. Dates(PlannedDates.Of(old, before, firstDay), PlannedDates.Of(now, after, firstDay))],
            [.. after.Diagnostics.Where(d => d.Position.File == file.Path && d.Severity == Severity.Error)]
        );
    }

    private static IEnumerable<MovedDate> Dates(
        IReadOnlyList<(string What, LocalDateTime At)> before,
        IReadOnlyList<(string What, LocalDateTime At)> after
    )
    {
        foreach (var what in after.Concat(before).Select(d => d.What).Distinct(StringComparer.Ordinal))
        {
            var (old, now) = (At(before, what), At(after, what));
            if (old != now)
            {
                yield return new MovedDate(what, old, now);
            }
        }

        static LocalDateTime? At(IReadOnlyList<(string What, LocalDateTime At)> dates, string what) =>
            dates.Where(d => d.What == what).Select(d => (LocalDateTime?)d.At).FirstOrDefault();
    }
}

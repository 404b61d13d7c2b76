using Bpm.Procedures;
using Bpm.Procedures.Calendars;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;

namespace Bpm.Server.Commands;

/// <summary><c>--calendar NAME|FILE.yaml</c>: a calendar of the folder of procedures, or a file that may extend one of them.</summary>
internal static class CalendarChoice
{
    public const string Option = "calendar";
    public const string Folder = "procedures";
    private const string Calendars = "calendars";

    /// <exception cref="CommandException">There is none of that name, or it can't be used.</exception>
    public static WorkingCalendar Read(Options options) =>
        Read(options.Required(Option, "vn-office"), options.Value(Folder));

    /// <param name="choice">A calendar's name, or a file.</param>
    /// <param name="procedures">The folder of procedures; null looks for it from here upward.</param>
    /// <exception cref="CommandException">There is none of that name, or it can't be used.</exception>
    public static WorkingCalendar Read(string choice, string? procedures)
    {
        var named = NamedFiles(procedures);
        return Path.GetExtension(choice) is ".yaml" or ".yml" || choice.Contains('/', StringComparison.Ordinal)
            ? OfFile(choice, named)
            : OfName(choice, named);
    }

    private static IReadOnlyList<SourceFile> NamedFiles(string? procedures)
    {
        if (procedures is not null && !Directory.Exists(Path.Combine(procedures, Calendars)))
        {
            throw new CommandException($"'{procedures}' has no folder '{Calendars}'; name a folder of procedures.");
        }

        var folder = (procedures ?? CatalogueFolder.Find()) is { } found ? Path.Combine(found, Calendars) : null;
        return Directory.Exists(folder) ? CatalogueFolder.ReadFiles(folder) : [];
    }

    private static WorkingCalendar OfName(string name, IReadOnlyList<SourceFile> files)
    {
        var catalogue = Catalogue.Read(files);
        if (catalogue.Calendars.TryGetValue(name, out var calendar))
        {
            return calendar;
        }

        // It may be there and be wrong: then its findings say more than its absence.
        var wrong = files.Where(file => NameOf(file) == name).Select(file => file.Path).ToList();
        if (wrong.Count > 0)
        {
            throw Unusable(name, catalogue.Diagnostics.Where(finding => wrong.Contains(finding.Position.File)));
        }

        var hint = DidYouMean.Hint(name, [.. catalogue.Calendars.Keys], ("lịch", "calendars"))?.En;
        throw new CommandException(
            $"there is no calendar '{name}'; {hint ?? "name a YAML file, or run where a folder 'procedures' is"}."
        );
    }

    private static WorkingCalendar OfFile(string path, IReadOnlyList<SourceFile> named)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"there is no file '{path}'; write a calendar's name or the path of its file.");
        }

        // The reader knows a calendar by its folder; a file from elsewhere is shown to it as standing in one.
        var given = CatalogueFolder.ReadFiles(path)[0];
        var file = given with { Path = $"{Calendars}/{Path.GetFileName(path)}" };
        var name = NameOf(file);
        var catalogue = Catalogue.Read([file, .. named.Where(other => NameOf(other) != name)]);
        return name is not null && catalogue.Calendars.TryGetValue(name, out var calendar)
            ? calendar
            : throw Unusable(
                path,
                catalogue
                    .Diagnostics.Where(finding => finding.Position.File == file.Path)
                    .Select(finding => finding with { Position = finding.Position with { File = given.Path } })
            );
    }

    private static string? NameOf(SourceFile file) => CalendarReader.Read(file, out _)?.Overlay.Name;

    private static CommandException Unusable(string choice, IEnumerable<Diagnostic> findings) =>
        new($"the calendar '{choice}' can't be used.\n{DiagnosticText.Render(findings)}")
        {
            ExitCode = ExitCode.FoundErrors,
        };
}

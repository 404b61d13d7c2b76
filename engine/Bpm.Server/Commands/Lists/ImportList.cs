using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures;
using Bpm.Procedures.Import;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Lists;

/// <summary>Imports a list of procedures: reads it and the province, asks the importer, writes what it says.</summary>
internal static class ImportList
{
    private const string ClockCalendar = "nghe-an";

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("import", errors, () => Import(args, output));

    private static async Task<int> Import(string[] args, TextWriter output)
    {
        var options = Options.Read(
            args,
            ["out", "format", "templates", "map", "except", CalendarChoice.Folder],
            ["dry-run", "json"],
            most: 1
        );
        if (options.Rest is not [var file])
        {
            throw new CommandException("name one list, for example: bpm import list.xlsx --out procedures/catalogue");
        }

        var folder = options.Required("out", "procedures/catalogue");
        var map = Map(options.Value("map"));
        var world = World(options, map, Path.GetFileName(file));
        var list = ListFile.Read(file, map);
        var result = new Importer(world).Run(list, Existing(folder));
        if (!options.Has("dry-run"))
        {
            foreach (var row in result.Rows.Where(r => r.Text is not null))
            {
                AtomicFile.Write(Path.Combine(folder, row.Path!), row.Text!);
            }
        }

        await output.WriteAsync(
            options.Has("json") ? ImportReportText.Json(result) : ImportReportText.Plain(result, options.Has("dry-run"))
        );
        return result.Count(ImportOutcome.Refused) > 0 ? ExitCode.FoundErrors : ExitCode.Done;
    }

    private static ImportWorld World(Options options, ImportMap map, string reference)
    {
        var procedures =
            options.Value(CalendarChoice.Folder)
            ?? CatalogueFolder.Find()
            ?? throw new CommandException("there is no folder 'procedures' here; name one with --procedures.");
        var templates = options.Value("templates");
        var files = CatalogueFolder
            .ReadFiles(procedures)
            .Where(f =>
                CataloguePlace.Of(f.Path)
                    is PlaceKind.Organisation
                        or PlaceKind.Calendar
                        or PlaceKind.Template
                        or PlaceKind.Lock
            )
            .Where(f => templates is null || CataloguePlace.Of(f.Path) != PlaceKind.Template)
            .Concat(templates is null ? [] : CatalogueFolder.ReadFiles(templates).Select(AsTemplate))
            .ToList();
        var today = ProvinceTime.ToLocal(SystemClock.Instance.GetCurrentInstant()).Date;
        var catalogue = Catalogue.Read(files, today);
        var broken = catalogue
            .Diagnostics.Where(d => d.Severity == Severity.Error)
            // The lock is read without the procedures that it speaks of.
            .Where(d => CataloguePlace.Of(d.Position.File) != PlaceKind.Lock)
            .ToList();
        if (broken.Count > 0)
        {
            throw new CommandException(
                $"the province has errors; 'bpm check {procedures}' shows them all:\n{DiagnosticText.Render(broken)}"
            )
            {
                ExitCode = ExitCode.FoundErrors,
            };
        }

        return new ImportWorld
        {
            Province = catalogue.Province,
            Templates = catalogue.Templates,
            Calendar =
                catalogue.Calendars.GetValueOrDefault(ClockCalendar)
                ?? catalogue.Calendars.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value).FirstOrDefault()
                ?? throw new CommandException($"'{procedures}' has no calendar."),
            On = today,
            Map = map,
            Reference = reference,
            Locked = [.. catalogue.Locked.Select(l => $"{l.Code}@{l.Version}")],
            Except = Codes(options.Value("except")),
        };
    }

    // A folder of templates may have any name; the reader tells a file by its place.
    private static SourceFile AsTemplate(SourceFile file) =>
        CataloguePlace.Of(file.Path) == PlaceKind.Template
            ? file
            : file with
            {
                Path = "templates/" + file.Path.Split('/')[^1],
            };

    private static ImportMap Map(string? path)
    {
        if (path is null)
        {
            return ImportMap.None;
        }

        if (!File.Exists(path))
        {
            throw new CommandException($"there is no map '{path}'.");
        }

        var map = ImportMap.Read(new SourceFile(path, File.ReadAllBytes(path)), out var findings);
        return findings.HasErrors
            ? throw new CommandException($"the map has errors:\n{DiagnosticText.Render(findings.ToSorted())}")
            : map;
    }

    private static ImmutableHashSet<string> Codes(string? path) =>
        path is null ? []
        : File.Exists(path) ? [.. CodeList.Read(File.ReadAllText(path))]
        : throw new CommandException($"there is no file '{path}'.");

    private static Dictionary<string, string> Existing(string folder) =>
        Directory.Exists(folder)
            ? CatalogueFolder
                .ReadFiles(folder)
                .ToDictionary(
                    f => Path.GetRelativePath(folder, f.Path).Replace('\\', '/'),
                    f => Encoding.UTF8.GetString(f.Bytes.Span),
                    StringComparer.Ordinal
                )
            : [];
}

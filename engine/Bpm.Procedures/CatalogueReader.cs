using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bpm.Procedures.Calendars;
using Bpm.Procedures.Checks;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Templates;
using Bpm.Procedures.Workflows;
using NodaTime;

namespace Bpm.Procedures;

/// <summary>Reads all files of a folder by their place in it. A broken file has findings; the rest loads.</summary>
internal sealed class CatalogueReader
{
    private readonly Dictionary<string, Findings> byFile = new(StringComparer.Ordinal);
    private readonly List<SourceFile> procedureFiles = [];
    private readonly List<TemplateFile> templates = [];
    private readonly List<CalendarFile> calendars = [];
    private readonly List<OrganisationFile> organisations = [];
    private readonly List<PolicySet> policies = [];
    private readonly List<Reduction> reductions = [];
    private PublishedLock publishedLock = PublishedLock.Empty;

    public static Catalogue Read(IReadOnlyList<SourceFile> files, LocalDate? today)
    {
        var reader = new CatalogueReader();
        SourceFile[] ordered = [.. files.DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal)];
        var read = new (object? Content, Findings? Findings)[ordered.Length];

        // One by one and the longest first: a few lists of units are half of what is read here, and must not meet on one
        // thread.
        var longest = Enumerable.Range(0, ordered.Length).OrderByDescending(i => Work(ordered[i]));
        Parallel.ForEach(
            Partitioner.Create(longest, EnumerablePartitionerOptions.NoBuffering),
            i => read[i] = ReadFile(ordered[i])
        );
        for (var i = 0; i < ordered.Length; i++)
        {
            reader.Keep(ordered[i].Path, read[i]);
        }

        return reader.Build(files.Count, today);
    }

    private static int Work(SourceFile file) =>
        CataloguePlace.Of(file.Path) == PlaceKind.Procedure ? 0 : file.Bytes.Length;

    // What a file says by itself; procedures are read later, because they use the templates.
    private static (object? Content, Findings? Findings) ReadFile(SourceFile file)
    {
        var place = CataloguePlace.Of(file.Path);
        switch (place)
        {
            case PlaceKind.Procedure:
                return (file, null);
            case PlaceKind.Template:
                var template = TemplateReader.Read(file);
                return (template, template.Findings);
            case PlaceKind.Calendar:
                return (CalendarReader.Read(file, out var ofCalendar), ofCalendar);
            case PlaceKind.Organisation:
                return (OrganisationReader.Read(file, out var ofOrganisation), ofOrganisation);
            case PlaceKind.Policy:
                return (PolicyReader.Read(file, out var ofPolicy), ofPolicy);
            case PlaceKind.Reduction:
                return (ReductionReader.Read(file, out var ofReduction), ofReduction);
            case PlaceKind.Lock:
                return (PublishedLock.Read(file, out var ofLock), ofLock);
            default:
                var findings = new Findings(SourceText.Decode(file, out _));
                if (place == PlaceKind.Unknown)
                {
                    findings.Add(
                        Codes.UnknownPlace,
                        new Position(file.Path, 1, 1),
                        ("tệp không nằm trong thư mục nào được đọc", "the file stands in no folder that is read"),
                        (
                            "catalogue/<lĩnh vực>/, calendars/, organisation/, policies/, reductions/ hoặc templates/",
                            "catalogue/<field>/, calendars/, organisation/, policies/, reductions/ or templates/"
                        )
                    );
                }

                return (null, findings);
        }
    }

    private void Keep(string path, (object? Content, Findings? Findings) document)
    {
        switch (document.Content)
        {
            case SourceFile procedure:
                procedureFiles.Add(procedure);
                break;
            case TemplateFile template:
                templates.Add(template);
                break;
            case CalendarFile calendar:
                calendars.Add(calendar);
                break;
            case OrganisationFile organisation:
                organisations.Add(organisation);
                break;
            case PolicySet policy:
                policies.Add(policy);
                break;
            case Reduction reduction:
                reductions.Add(reduction);
                break;
            case PublishedLock locked:
                publishedLock = locked;
                break;
        }

        if (document.Findings is { } findings)
        {
            byFile[path] = findings;
        }
    }

    private Catalogue Build(int fileCount, LocalDate? today)
    {
        var resolved = CalendarResolver.Resolve(calendars, FindingsOf);
        var (province, people) = OrganisationReader.Merge(organisations, FindingsOf);
        var policySet = PolicyReader.Merge(policies, FindingsOf);
        CalendarNames(province, resolved.Keys.ToHashSet(StringComparer.Ordinal));
        var world = new World
        {
            Province = province,
            Policies = policySet,
            Calendars = resolved,
            Reductions = [.. reductions],
            Today = today,
        };
        Parallel.ForEach(templates, template => TemplateSample.Check(template, world));

        var templateSet = new TemplateSet(templates);
        var procedures = new ProcedureFile[procedureFiles.Count];
        var publications = new Publication?[procedureFiles.Count];

        // Each file has its own findings, and what they share does not change: the order of work cannot be seen.
        Parallel.For(
            0,
            procedures.Length,
            i =>
            {
                var file = ProcedureReader.Read(procedureFiles[i], templateSet);
                publications[i] = PublicationBuilder.Build(file, world);

                // Thousands of trees, kept to the end, would cost more to collect than to read.
                file.Findings.Asked.Clear();
                procedures[i] = file with { Source = null };
            }
        );
        foreach (var file in procedures)
        {
            byFile[file.File.Path] = file.Findings;
        }

        CatalogueChecks.Run(procedures, templates, reductions, publishedLock, FindingsOf);
        return new Catalogue
        {
            Publications =
            [
                .. publications.OfType<Publication>().Where(p => !FindingsOf(p.Procedure.Position.File).HasErrors),
            ],
            Province = province,
            Policies = policySet,
            Templates = templateSet,
            World = world,
            Calendars = resolved,
            Reductions = [.. reductions],
            Locked = publishedLock.Versions,
            DemoPeople = people,
            Files = fileCount,
            Diagnostics = [.. byFile.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.ToSorted())],
        };
    }

    private void CalendarNames(Province province, HashSet<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        foreach (var unit in province.Units)
        {
            foreach (
                var name in new[] { unit.Calendar, unit.ReceptionCalendar }
                    .OfType<string>()
                    .Where(n => !names.Contains(n))
            )
            {
                FindingsOf(unit.Position.File)
                    .Add(
                        Codes.UnknownCalendar,
                        unit.Position,
                        ($"không có lịch “{name}”", $"there is no calendar '{name}'"),
                        Text.DidYouMean.Hint(name, names, ("lịch", "calendars"))
                    );
            }
        }
    }

    private Findings FindingsOf(string path) => byFile[path];
}

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
        foreach (var file in files.DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            reader.ReadFile(file);
        }

        return reader.Build(files.Count, today);
    }

    private void ReadFile(SourceFile file)
    {
        var place = CataloguePlace.Of(file.Path);
        Findings findings;
        switch (place)
        {
            case PlaceKind.Procedure:
                // Read last: they use the templates.
                procedureFiles.Add(file);
                return;
            case PlaceKind.Template:
                var template = TemplateReader.Read(file);
                templates.Add(template);
                findings = template.Findings;
                break;
            case PlaceKind.Calendar:
                if (CalendarReader.Read(file, out findings) is { } calendar)
                {
                    calendars.Add(calendar);
                }

                break;
            case PlaceKind.Organisation:
                organisations.Add(OrganisationReader.Read(file, out findings));
                break;
            case PlaceKind.Policy:
                policies.Add(PolicyReader.Read(file, out findings));
                break;
            case PlaceKind.Reduction:
                if (ReductionReader.Read(file, out findings) is { } reduction)
                {
                    reductions.Add(reduction);
                }

                break;
            case PlaceKind.Lock:
                publishedLock = PublishedLock.Read(file, out findings);
                break;
            default:
                findings = new Findings(SourceText.Decode(file, out _));
                if (place == PlaceKind.Unknown)
                {
                    findings.Add(
                        Codes.UnknownPlace,
                        new Position(file.Path, 1, 1),
                        "the file stands in no folder that is read",
                        "catalogue/<field>/, calendars/, organisation/, policies/, reductions/ or templates/"
                    );
                }

                break;
        }

        byFile[file.Path] = findings;
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
        foreach (var template in templates)
        {
            TemplateSample.Check(template, world);
        }

        var templateSet = new TemplateSet(templates);
        var procedures = new ProcedureFile[procedureFiles.Count];
        var publications = new Publication?[procedureFiles.Count];

        // Each file has its own findings, and what they share does not change: the order of work cannot be seen.
        Parallel.For(
            0,
            procedures.Length,
            i =>
            {
                procedures[i] = ProcedureReader.Read(procedureFiles[i], templateSet);
                publications[i] = PublicationBuilder.Build(procedures[i], world);
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
                        $"there is no calendar '{name}'",
                        Text.DidYouMean.Hint(name, names, "calendars")
                    );
            }
        }
    }

    private Findings FindingsOf(string path) => byFile[path];
}

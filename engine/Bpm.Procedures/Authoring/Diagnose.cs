using System.Collections.Immutable;
using Bpm.Procedures.Calendars;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Templates;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Authoring;

/// <summary>The findings of one text, as <c>bpm check</c> would make them with the catalogue around it.</summary>
internal static class Diagnose
{
    public static ImmutableArray<Diagnostic> Run(string text, string path, LanguageWorld world)
    {
        var file = Draft.FileOf(text, path);
        Findings findings;
        switch (CataloguePlace.Of(path))
        {
            case PlaceKind.Template:
                var template = TemplateReader.Read(file);
                TemplateSample.Check(template, world.World);
                findings = template.Findings;
                break;
            case PlaceKind.Policy:
                PolicyReader.Read(file, out findings);
                break;
            case PlaceKind.Reduction:
                ReductionReader.Read(file, out findings);
                break;
            case PlaceKind.Calendar:
                CalendarReader.Read(file, out findings);
                break;
            case PlaceKind.Organisation:
                OrganisationReader.Read(file, out findings);
                break;
            default:
                return Sketch(file, world).Diagnostics;
        }

        return findings.ToSorted();
    }

    /// <summary>A procedure's findings, with as much of it as can be drawn.</summary>
    public static DraftSketch Sketch(SourceFile file, LanguageWorld world)
    {
        var procedure = ProcedureReader.Read(file, world.Templates);
        var publication = PublicationBuilder.Sketch(procedure, world.World);
        var findings = procedure.Findings.ToSorted();
        return new DraftSketch(findings, publication, IsSound: !procedure.Findings.HasErrors);
    }
}

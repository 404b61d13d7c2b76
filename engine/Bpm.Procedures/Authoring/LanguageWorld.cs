using Bpm.Procedures.Checks;
using Bpm.Procedures.Templates;
using NodaTime;

namespace Bpm.Procedures.Authoring;

/// <summary>What the texts may name: the catalogue's organisation, policies, calendars, templates and codes.</summary>
/// <param name="Today">Judges what has a date; null: neither.</param>
public sealed record LanguageWorld(Catalogue Catalogue, LocalDate? Today)
{
    internal World World { get; } =
        new()
        {
            Province = Catalogue.Province,
            Policies = Catalogue.Policies,
            Calendars = Catalogue.Calendars,
            Reductions = Catalogue.Reductions,
            Today = Today,
        };

    internal TemplateSet Templates => Catalogue.Templates;
}

using System.Collections.Frozen;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Text;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Exports;

/// <summary>Names for people of the places, roles and papers that one procedure speaks of by id.</summary>
public sealed class PlaceNames
{
    /// <summary>The place of waits for the applicant.</summary>
    public const string Applicant = "applicant";

    private readonly Procedure procedure;
    private readonly Province province;
    private readonly Language language;
    private readonly FrozenDictionary<string, int> fieldsByOffice;

    /// <param name="province">For names of units and roles; an id that is not in it stands for itself.</param>
    public PlaceNames(Procedure procedure, Province province, Language language)
    {
        (this.procedure, this.province, this.language) = (procedure, province, language);
        fieldsByOffice = WorkflowCompiler
            .AllSteps(procedure.Steps)
            .Select(s => s.At)
            .Append(procedure.Authority)
            .OfType<UnitSelector>()
            .Where(p => p.Kind == UnitSelectorKind.Office)
            .GroupBy(p => p.Office!, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.ForField).Distinct().Count(), StringComparer.Ordinal);
    }

    /// <summary>
    /// One key for all steps at one place: <c>reception</c>, <c>unit:so-tu-phap</c>, <c>office:tax:commune</c>. The
    /// competent authority has the key of the place that it is.
    /// </summary>
    public string Key(UnitSelector place) =>
        place.Kind switch
        {
            UnitSelectorKind.Reception => "reception",
            UnitSelectorKind.Authority when procedure.Authority.Kind == UnitSelectorKind.Authority => "authority",
            UnitSelectorKind.Authority => Key(procedure.Authority),
            UnitSelectorKind.Unit => $"unit:{place.Unit}",
            _ => place.ForField is null ? $"office:{place.Office}" : $"office:{place.Office}:{place.ForField}",
        };

    /// <summary>Who is waited for: the applicant, or an office kind.</summary>
    public string WaitKey(WaitStep wait) => wait.For == Applicant ? Applicant : $"office:{wait.For}";

    public string WaitName(WaitStep wait) =>
        wait.For == Applicant
            ? language.Pick("Người dân, doanh nghiệp", "The applicant")
            : OfficeKinds.Name(wait.For, language);

    public string Name(UnitSelector place) =>
        place.Kind switch
        {
            UnitSelectorKind.Reception => language.Pick("Bộ phận Một cửa", "One-stop desk"),
            UnitSelectorKind.Authority when procedure.Authority.Kind == UnitSelectorKind.Authority => language.Pick(
                "Cơ quan có thẩm quyền",
                "The competent authority"
            ),
            UnitSelectorKind.Authority => Name(procedure.Authority),
            UnitSelectorKind.Unit => province.Unit(place.Unit!)?.Name ?? place.Unit!,
            _ => OfficeKinds.Name(place.Office!, language) + Which(place),
        };

    public string Role(string id) => province.Role(id) is { } role ? language.Pick(role.Name, role.NameEn) : id;

    /// <summary>A paper's name when the procedure lists it; else its id as words.</summary>
    public string Paper(string id) => procedure.Papers.FirstOrDefault(p => p.Id == id)?.Name ?? UsualNames.Result(id);

    /// <summary>"do thuế quy định": who set a term.</summary>
    public string SetBy(string agency) =>
        language.Pick(
            $"theo quy định của {Lower(OfficeKinds.Name(agency, language))}",
            $"set by {Lower(OfficeKinds.Name(agency, language))}"
        );

    // Two places of one office kind, for two communes, are told apart by the field that names the commune.
    private string Which(UnitSelector place) =>
        place.ForField is { } field && fieldsByOffice.GetValueOrDefault(place.Office!) > 1
            ? $" ({procedure.Form.FirstOrDefault(f => f.Id == field)?.Label ?? field})"
            : "";

    // "UBND" keeps its capitals in a sentence.
    private static string Lower(string name) =>
        name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}

using System.Collections.Immutable;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Rules;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Authoring;

/// <summary>What could stand at one place of a draft.</summary>
internal sealed class Proposals(Draft draft, TypedScalar place, LanguageWorld world)
{
    private static readonly string[] s_terms =
    [
        "same day",
        "2 working hours",
        "4 working hours",
        "0.5 working days",
        "1 working day",
        "2 working days",
        "3 working days",
        "5 working days",
        "7 working days",
        "10 working days",
        "15 working days",
        "10 calendar days",
        "30 calendar days",
        "1 month",
    ];

    public IEnumerable<Proposal> Here()
    {
        if (place.IsKey && place.Shape is { } shape)
        {
            return Keys(shape, place.Map);
        }

        return Of(place.Expected, place.Key);
    }

    /// <summary>Fields of the form, the template's included.</summary>
    public IEnumerable<Proposal> Fields() =>
        draft
            .Items("form")
            .Select(f => (Id: Text(f, "id"), Label: Text(f, "label"), Type: Text(f, "type")))
            .Concat(TemplateFields())
            .Where(f => f.Id.Length > 0)
            .Select(f => new Proposal(f.Id, "field", f.Id, f.Label, f.Type));

    /// <summary>What an expression may begin with.</summary>
    public IEnumerable<Proposal> Names() =>
        Fields()
            .Select(f => f with { Label = "form." + f.Label, Insert = "form." + f.Insert })
            .Concat(
                RuleFunctions.All.Select(f => new Proposal(
                    f.Name,
                    "function",
                    f.Name,
                    $"{f.Signature}: {f.Summary.Vi}",
                    $"{f.Signature}: {f.Summary.En}"
                ))
            )
            .Concat(
                RuleNames
                    .Of(draft)
                    .Select(r => new Proposal(r, "function", r, "Quy tắc của thủ tục này", "A rule of this procedure"))
            );

    private IEnumerable<Proposal> Of(ValueShape? expected, ShapeKey? key) =>
        expected switch
        {
            ValueShape.Words words => words.All.Select(w => new Proposal(w.Text, "word", w.Text, w.Vi, w.En)),
            ValueShape.OneOf any => any.Ways.SelectMany(w => Of(w, key)),
            ValueShape.ListOf list => Of(list.Item, key),
            ValueShape.Map map when Shapes.Of(map.Shape) is { } shape => Map(shape),
            ValueShape.Named named => Of(new ValueShape.Scalar(named.Key), key),
            ValueShape.Scalar scalar => OfKind(scalar.Kind),
            _ => [],
        };

    private IEnumerable<Proposal> Map(Shape shape) => shape.Id == "place" ? Places() : Keys(shape, null);

    private static IEnumerable<Proposal> Keys(Shape shape, YamlMap? map) =>
        shape
            .Keys.Where(k => map?[k.Name] is null)
            .OrderByDescending(k => k.IsRequired)
            .Select(k => new Proposal(k.Name, "key", $"{k.Name}: ", k.Vi, k.En));

    /// <summary>The field of the form that names the commune; the usual name when there is none yet.</summary>
    public string CommuneField => Fields().FirstOrDefault(f => f.En == "commune")?.Insert ?? "commune";

    /// <summary>The office of a kind that serves the commune of the form.</summary>
    public static string OfficeAt(string office, string communeField) =>
        $"{{ office: {office}, for: form.{communeField} }}";

    private IEnumerable<Proposal> Places()
    {
        var commune = CommuneField;
        return Offices()
            .Select(o => new Proposal($"{{ office: {o.Label} }}", "office", OfficeAt(o.Insert, commune), o.Vi, o.En))
            .Append(new Proposal("{ unit: … }", "unit", "{ unit: ", "Một đơn vị cụ thể", "One unit by its code"));
    }

    private IEnumerable<Proposal> OfKind(ScalarKind kind) =>
        kind switch
        {
            ScalarKind.Term => Terms(),
            ScalarKind.YesNo =>
            [
                new Proposal("yes", "word", "yes", "có", "yes"),
                new Proposal("no", "word", "no", "không", "no"),
            ],
            ScalarKind.Step => Steps(),
            ScalarKind.Act => Acts(),
            ScalarKind.Role => world.Catalogue.Province.Roles.Select(r => new Proposal(
                r.Id,
                "role",
                r.Id,
                r.Name,
                r.NameEn
            )),
            ScalarKind.Office => Offices(),
            ScalarKind.Unit => world.Catalogue.Province.Units.Select(u => new Proposal(
                u.Code,
                "unit",
                YamlText.Scalar(u.Code),
                u.Name,
                u.Office
            )),
            ScalarKind.CommuneField => Fields()
                .Where(f => f.En == "commune")
                .Select(f => f with { Label = "form." + f.Label, Insert = "form." + f.Insert }),
            ScalarKind.Field => Fields(),
            ScalarKind.Paper => Papers(),
            ScalarKind.Policy => world
                .Catalogue.Policies.Values.DistinctBy(v => v.Id)
                .Select(v => new Proposal(v.Id, "policy", v.Id, v.Term?.ToVietnamese() ?? v.Basis, v.Basis)),
            ScalarKind.Ground => world.Catalogue.Policies.Grounds.Select(g => new Proposal(
                g.Id,
                "ground",
                g.Id,
                g.Name,
                g.Basis
            )),
            ScalarKind.Case => draft.Root is YamlMap root && root["cases"] is YamlMap cases
                ? cases.Entries.Select(c => new Proposal(c.Key.Text, "value", c.Key.Text, "Trường hợp", "Case"))
                : [],
            ScalarKind.Calendar => world
                .Catalogue.Calendars.Keys.Order(StringComparer.Ordinal)
                .Select(c => new Proposal(c, "value", c, "Lịch", "Calendar")),
            ScalarKind.Template => world
                .Templates.All.Select(t => t.Template!)
                .Select(t => new Proposal(t.Reference, "template", t.Reference, t.Name, t.Reason)),
            ScalarKind.Parameter => Parameters(),
            ScalarKind.ProcedureCode => world
                .Catalogue.Publications.DistinctBy(p => p.Procedure.Code)
                .Select(p => new Proposal(p.Procedure.Code, "value", p.Procedure.Code, p.Procedure.Name, "")),
            ScalarKind.Money => RuleNames
                .Of(draft)
                .Select(r => new Proposal($"rule {r}", "function", $"rule {r}", "Tính theo quy tắc", "By a rule")),
            ScalarKind.Id when place.Key?.Name is "actions" => UsualNames.Ids.Select(a => new Proposal(
                a,
                "value",
                a,
                UsualNames.Action(a),
                ""
            )),
            ScalarKind.Id when place.Key?.Name is "takes" or "gives" => Papers(),
            ScalarKind.Diagnostic => Codes.All.Select(c => new Proposal(
                c.Code,
                "value",
                c.Code,
                c.Title.Vi,
                c.Title.En
            )),
            _ => [],
        };

    private static IEnumerable<Proposal> Terms() =>
        s_terms.Select(t => new Proposal(t, "term", t, Term.Parse(t).ToVietnamese(), t));

    private IEnumerable<Proposal> Offices() =>
        world
            .Catalogue.Province.Units.GroupBy(u => u.Office, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Proposal(
                g.Key,
                "office",
                g.Key,
                g.Count() == 1 ? g.First().Name : $"{g.First().Name} … ({g.Count()})",
                ""
            ));

    private IEnumerable<Proposal> Steps()
    {
        var steps = draft.Steps().Select(s => (Id: Text(s, "id"), Name: Text(s, "name"), Kind: Text(s, "kind")));
        var all = steps
            .Where(s => s.Id.Length > 0)
            .Select(s => new Proposal(
                s.Id,
                "step",
                s.Id,
                s.Name.Length > 0 ? s.Name : StepKinds.Find(s.Kind.Length > 0 ? s.Kind : StepKinds.Default)?.Name ?? "",
                s.Kind
            ));
        return place.Key?.Name == "then"
            ? all.Append(new Proposal("remind", "word", "remind", "nhắc", "remind"))
                .Append(new Proposal("stop", "word", "stop", "dừng", "stop"))
            : all;
    }

    private IEnumerable<Proposal> Acts() =>
        draft
            .Steps()
            .SelectMany(s =>
                s["actions"] is YamlMap actions
                    ? actions.Entries.Select(a => $"{Text(s, "id")}.{a.Key.Text}")
                    : [Text(s, "id")]
            )
            .Select(a => new Proposal(a, "step", a, "", ""));

    private IEnumerable<Proposal> Papers() =>
        draft.Items("papers").Select(p => new Proposal(Text(p, "id"), "paper", Text(p, "id"), Text(p, "name"), ""));

    private IEnumerable<Proposal> Parameters() =>
        Template()
            ?.Parameters.Select(p => new Proposal(
                p.Id,
                "key",
                $"{p.Id}: ",
                p.Name ?? p.Type.ToString(),
                p.Default is null ? "required" : "optional"
            ))
        ?? [];

    private IEnumerable<(string Id, string Label, string Type)> TemplateFields() =>
        Template()?.Form.OfType<YamlMap>().Select(f => (Text(f, "id"), Text(f, "label"), Text(f, "type"))) ?? [];

    private Templates.ProcessTemplate? Template() =>
        draft.Root is YamlMap root && root["use"] is YamlMap use
            ? world.Templates.All.FirstOrDefault(t => t.Template!.Reference == Text(use, "template"))?.Template
            : null;

    private static string Text(YamlMap map, string key) => (map[key] as YamlScalar)?.Text ?? "";
}

using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Authoring;

/// <summary>Where a name is declared.</summary>
/// <param name="File">Another file of the catalogue, then line and column count; null: this text, then the offsets do.</param>
public sealed record DefinitionPlace(string? File, int From, int To, int Line, int Column);

/// <summary>Leads from a name to the place that declares it.</summary>
internal static class Definitions
{
    public static DefinitionPlace? At(Draft draft, int offset, LanguageWorld world)
    {
        if (draft.At(offset) is not { } at)
        {
            return null;
        }

        var text = at.Scalar.Text;
        var catalogue = world.Catalogue;
        return at.Kind switch
        {
            ScalarKind.Step => Step(draft, text),
            ScalarKind.Act => Step(draft, text.Split('.')[0]),
            ScalarKind.CommuneField => Record(draft, "form", text.Replace("form.", "", StringComparison.Ordinal)),
            ScalarKind.Field => Record(draft, "form", text),
            ScalarKind.Paper => Record(draft, "papers", text),
            ScalarKind.Money => Rule(draft, text.Replace("rule ", "", StringComparison.Ordinal).Trim()),
            ScalarKind.Condition or ScalarKind.Rules => InExpression(draft, offset),
            ScalarKind.Case when (draft.Root as YamlMap)?["cases"] is YamlMap cases => cases
                .Entries.Where(c => c.Key.Text == text)
                .Select(c => Here(draft, c.Key))
                .FirstOrDefault(),
            ScalarKind.Role => Elsewhere(catalogue.Province.Role(text)?.Position),
            ScalarKind.Unit => Elsewhere(catalogue.Province.Unit(text)?.Position),
            ScalarKind.Office => Elsewhere(catalogue.Province.Units.FirstOrDefault(u => u.Office == text)?.Position),
            ScalarKind.Ground => Elsewhere(catalogue.Policies.Ground(text)?.Position),
            ScalarKind.Policy => Elsewhere(catalogue.Policies.Values.FirstOrDefault(v => v.Id == text)?.Position),
            ScalarKind.Template => Elsewhere(
                world.Templates.All.FirstOrDefault(t => t.Template!.Reference == text)?.Template?.Position
            ),
            ScalarKind.Parameter => Parameter(draft, text, world),
            ScalarKind.ProcedureCode when !at.IsKey && at.Shape?.Id != Shapes.Procedure => Elsewhere(
                catalogue.Publications.FirstOrDefault(p => p.Procedure.Code == text)?.Procedure.Position
            ),
            ScalarKind.Id when at.Key?.Name is "takes" or "gives" => Record(draft, "papers", text),
            _ => null,
        };
    }

    private static DefinitionPlace? InExpression(Draft draft, int offset)
    {
        var word = Words.At(draft.Text, offset);
        return word.StartsWith("form.", StringComparison.Ordinal)
            ? Record(draft, "form", word["form.".Length..])
            : Rule(draft, word);
    }

    private static DefinitionPlace? Rule(Draft draft, string name) =>
        RuleNames
            .Places(draft)
            .Where(r => r.Name == name)
            .Select(r => Here(draft, new TextSpan(r.Start, r.Start + r.Name.Length)))
            .FirstOrDefault();

    private static DefinitionPlace? Step(Draft draft, string id) =>
        draft
            .Steps()
            .Select(s => s["id"])
            .OfType<YamlScalar>()
            .Where(s => s.Text == id)
            .Select(s => Here(draft, s))
            .FirstOrDefault();

    private static DefinitionPlace? Record(Draft draft, string section, string id) =>
        draft
            .Items(section)
            .Select(r => r["id"])
            .OfType<YamlScalar>()
            .Where(s => s.Text == id)
            .Select(s => Here(draft, s))
            .FirstOrDefault();

    private static DefinitionPlace? Parameter(Draft draft, string id, LanguageWorld world) =>
        (draft.Root as YamlMap)?["use"] is YamlMap use && use["template"] is YamlScalar template
            ? Elsewhere(
                world
                    .Templates.All.FirstOrDefault(t => t.Template!.Reference == template.Text)
                    ?.Template?.Parameters.FirstOrDefault(p => p.Id == id)
                    ?.Position
            )
            : null;

    private static DefinitionPlace Here(Draft draft, YamlScalar scalar) => Here(draft, scalar.Span);

    private static DefinitionPlace Here(Draft draft, TextSpan span)
    {
        var at = SourceText.Of(draft.File.Path, draft.Text).PositionAt(span.Start);
        return new DefinitionPlace(null, span.Start, span.End, at.Line, at.Column);
    }

    private static DefinitionPlace? Elsewhere(Position? position) =>
        position is { File: not null } at ? new DefinitionPlace(at.File, 0, 0, at.Line, at.Column) : null;
}

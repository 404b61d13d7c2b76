using System.Collections.Immutable;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Rules;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Authoring;

/// <summary>What a word means, in Vietnamese and in English, and the law it stands on when there is one.</summary>
public sealed record HoverText(int From, int To, string Vi, string En, string? Basis);

/// <summary>Explains the word at a place.</summary>
internal static class Hover
{
    public static HoverText? At(Draft draft, int offset, LanguageWorld world)
    {
        if (draft.At(offset) is not { } at)
        {
            return null;
        }

        var (vi, en, basis) = Of(draft, at, offset, world);
        return string.IsNullOrEmpty(vi) ? null : new HoverText(at.Scalar.Span.Start, at.Scalar.Span.End, vi, en, basis);
    }

    private static (string Vi, string En, string? Basis) Of(
        Draft draft,
        TypedScalar at,
        int offset,
        LanguageWorld world
    )
    {
        if (at is { IsKey: true, Shape: not null })
        {
            return at.Key is { } key && key.Name == at.Scalar.Text ? (key.Vi, key.En, null) : default;
        }

        var text = at.Scalar.Text;
        if (WordOf(at.Expected, text) is { } word)
        {
            return (word.Vi, word.En, null);
        }

        return at.Kind switch
        {
            ScalarKind.Term or ScalarKind.PaperTime when Term.TryParse(text, out var term, out _) => (
                term.ToVietnamese(),
                term.ToString(),
                null
            ),
            ScalarKind.Role when world.Catalogue.Province.Role(text) is { } role => (role.Name, role.NameEn, null),
            ScalarKind.Unit when world.Catalogue.Province.Unit(text) is { } unit => (unit.Name, unit.Office, null),
            ScalarKind.Office => OfOffice(text, world),
            ScalarKind.Ground when world.Catalogue.Policies.Ground(text) is { } ground => OfGround(ground),
            ScalarKind.Policy => OfPolicy(text, world),
            ScalarKind.Step => OfStep(draft, text),
            ScalarKind.Act => OfStep(draft, text.Split('.')[0]),
            ScalarKind.CommuneField => OfField(draft, text.Replace("form.", "", StringComparison.Ordinal)),
            ScalarKind.Field => OfField(draft, text),
            ScalarKind.Condition or ScalarKind.Rules => InExpression(draft, offset),
            ScalarKind.Template => world.Templates.All.FirstOrDefault(t => t.Template!.Reference == text)?.Template
                is { } template
                ? (template.Name, template.Reason, null)
                : default,
            ScalarKind.Calendar when world.Catalogue.Calendars.TryGetValue(text, out var calendar) => (
                $"Lịch {calendar.Name}",
                $"The calendar {calendar.Name}",
                null
            ),
            ScalarKind.ProcedureCode => world.Catalogue.Publications.FirstOrDefault(p => p.Procedure.Code == text)
                is { } found
                ? (found.Procedure.Name, found.Procedure.Code, null)
                : default,
            ScalarKind.Diagnostic => Codes.Find(text) is { } code
                ? ($"{code.Title.Vi}. {code.Guards.Vi}.", $"{code.Title.En}. {code.Guards.En}.", null)
                : default,
            _ => at.Key is { } key ? (key.Vi, key.En, null) : default,
        };
    }

    private static (string, string, string?) OfOffice(string office, LanguageWorld world)
    {
        var units = world.Catalogue.Province.Units.Where(u => u.Office == office).ToList();
        return units.Count switch
        {
            0 => default,
            1 => (units[0].Name, $"the one office of the kind '{office}'", null),
            _ => ($"{units.Count} đơn vị, như {units[0].Name}", $"{units.Count} units are a '{office}'", null),
        };
    }

    private static (string, string, string?) OfGround(PauseGround ground)
    {
        var (stopsVi, stopsEn) = ground.StopsStatutory
            ? ("dừng đồng hồ", "stops the clocks")
            : ("không dừng đồng hồ", "stops no clock");
        var (effectVi, effectEn) =
            ground.Effect == PauseEffect.Restart
                ? ("tính lại từ đầu", "they begin again")
                : ("rồi tính tiếp", "then they go on");
        var (unsureVi, unsureEn) = ground.Confirmed
            ? ("", "")
            : ("; căn cứ chưa được xác nhận", "; its basis is not confirmed");
        return (
            $"{ground.Name}: {stopsVi}, {effectVi}{unsureVi}",
            $"{ground.Id}: {stopsEn}, {effectEn}{unsureEn}",
            ground.Basis
        );
    }

    private static (string, string, string?) OfPolicy(string id, LanguageWorld world)
    {
        var values = world.Catalogue.Policies.Values.Where(v => v.Id == id).OrderBy(v => v.From).ToImmutableArray();
        if (values.IsEmpty)
        {
            return default;
        }

        return (
            string.Join(
                "; ",
                values.Select(v => $"từ {v.From:dd/MM/uuuu}: {v.Term?.ToVietnamese() ?? Plain(v) ?? "chưa quy định"}")
            ),
            string.Join(
                "; ",
                values.Select(v => $"from {v.From:uuuu-MM-dd}: {v.Term?.ToString() ?? Plain(v) ?? "unset"}")
            ),
            values[^1].Basis
        );
    }

    private static string? Plain(PolicyValue value) =>
        value.Time?.ToString("HH:mm", null) ?? value.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (string, string, string?) OfStep(Draft draft, string id)
    {
        if (draft.Steps().FirstOrDefault(s => Text(s, "id") == id) is not { } step)
        {
            return default;
        }

        var kind = StepKinds.Find(Text(step, "kind") is { Length: > 0 } word ? word : StepKinds.Default);
        var name = Text(step, "name") is { Length: > 0 } own ? own : kind?.Name ?? id;
        var within = step["within"] is YamlMap map ? Text(map, "term") : Text(step, "within");
        return Term.TryParse(within, out var term, out _)
            ? ($"{name} ({term.ToVietnamese()})", $"{id}, {kind?.Id} ({term})", null)
            : (name, $"{id}, {kind?.Id}", null);
    }

    private static (string, string, string?) OfField(Draft draft, string id) =>
        draft.Items("form").FirstOrDefault(f => Text(f, "id") == id) is { } field
            ? (Text(field, "label"), $"{id}: {Text(field, "type")}", null)
            : default;

    private static (string, string, string?) InExpression(Draft draft, int offset)
    {
        var word = Words.At(draft.Text, offset);
        return word.StartsWith("form.", StringComparison.Ordinal) ? OfField(draft, word["form.".Length..])
            : RuleFunctions.Find(word) is { } function
                ? (
                    $"{function.Signature}: {function.Summary.Vi} Ví dụ: {function.Example}",
                    $"{function.Signature}: {function.Summary.En} For example: {function.Example}",
                    null
                )
            : default;
    }

    private static Word? WordOf(ValueShape? expected, string text) =>
        expected switch
        {
            ValueShape.Words words => words.All.FirstOrDefault(w => w.Text == text),
            ValueShape.ListOf list => WordOf(list.Item, text),
            ValueShape.OneOf any => any.Ways.Select(w => WordOf(w, text)).FirstOrDefault(w => w is not null),
            _ => null,
        };

    private static string Text(YamlMap map, string key) => (map[key] as YamlScalar)?.Text ?? "";
}

using System.Globalization;
using System.Text;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Text;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Exports;

/// <summary>A procedure as an outline for a terminal: limits, steps with who and how long, where each choice leads.</summary>
public sealed class TextExport
{
    private readonly Publication publication;
    private readonly Language language;
    private readonly PlaceNames places;
    private readonly Dictionary<string, string> numbers;
    private readonly ILookup<string, FlowArc> arcs;
    private readonly StringBuilder text = new();

    private TextExport(Publication publication, Province province, Language language)
    {
        (this.publication, this.language) = (publication, language);
        places = new PlaceNames(publication.Procedure, province, language);
        numbers = StepRow
            .Of(publication.Procedure.Steps)
            .ToDictionary(r => r.Step.Id, r => r.Number, StringComparer.Ordinal);
        arcs = FlowGraphBuilder
            .Build(publication.Procedure, publication.Workflow)
            .Arcs.ToLookup(a => a.From, StringComparer.Ordinal);
    }

    public static string Write(Publication publication, Province province, Language language = Language.Vietnamese)
    {
        var export = new TextExport(publication, province, language);
        export.Head();
        export.Steps();
        export.Papers();
        return export.text.ToString();
    }

    private Procedure Procedure => publication.Procedure;

    private void Head()
    {
        Line(Procedure.Name);
        var confirmed = Procedure.Confirmed is null
            ? language.Pick("chưa xác nhận", "not confirmed")
            : language.Pick("đã xác nhận", "confirmed");
        Line(
            $"{Procedure.Code}@{Procedure.Version} · {Procedure.Field} · {places.Name(Procedure.Authority)} · {Source()}, {confirmed}"
        );
        Line();
        var limit =
            Procedure.Limit.Statutory?.ToText(language)
            ?? Procedure.Limit.Hint
            ?? language.Pick("chưa công bố", "not published");
        Line($"{language.Pick("Thời hạn", "Limit")}: {limit}");
        foreach (var term in publication.Committed.Terms)
        {
            var whose = string.Join(
                ", ",
                new[] { term.Case, term.Channel?.ToString().ToLowerInvariant() }.OfType<string>()
            );
            Line(
                $"{language.Pick("Cam kết", "Committed")}{(whose.Length == 0 ? "" : $" ({whose})")}: {term.Term.ToText(language)}, {term.Decision}"
            );
        }

        foreach (var one in Procedure.Cases)
        {
            Line(
                $"{language.Pick("Trường hợp", "Case")} {one.Name ?? one.Id}: {(one.Statutory ?? Procedure.Limit.Statutory)?.ToText(language)}"
            );
        }
    }

    private string Source() =>
        Procedure.Source.Kind switch
        {
            ProvenanceKind.Published => language.Pick("đã công bố", "published"),
            ProvenanceKind.Derived => language.Pick("suy ra", "derived"),
            ProvenanceKind.Reconstructed => language.Pick("dựng lại", "reconstructed"),
            _ => language.Pick("bản mẫu – không có giá trị pháp lý", "demo – without legal effect"),
        };

    private void Steps()
    {
        Line();
        Line(language.Pick("Các bước", "Steps"));
        foreach (var row in StepRow.Of(Procedure.Steps))
        {
            var indent = new string(' ', 3 * row.Depth + 2);
            var step = row.Step;
            var name = row.Branch is { } branch && branch != step.Name ? $"{branch}: {step.Name}" : step.Name;
            Line(
                $"{indent}{row.Number}. {name} [{step.Id}]{(step.OnlyWhen is { } when ? $" {language.Pick("khi", "when")} {ConditionWords.Say(when, Procedure)}" : "")}"
            );
            var about = string.Join(
                " · ",
                new[]
                {
                    step.At is { } at ? places.Name(at)
                    : step is WaitStep wait ? places.WaitName(wait)
                    : "",
                    step.Role is { } role ? places.Role(role) : "",
                    StepRow.Time(publication, step, language)
                        + (step.Within?.SetBy is { } agency ? $" ({places.SetBy(agency)})" : ""),
                }.Where(p => p.Length > 0)
            );
            if (about.Length > 0)
            {
                Line($"{indent}   {about}");
            }

            foreach (var arc in Notable(step))
            {
                Line(
                    $"{indent}   {arc.Label} → {Where(arc)}{(arc.Action?.AtMost is { } most ? language.Pick($", tối đa {most} lần", $", at most {most} times") : "")}"
                );
            }
        }
    }

    // A single way on to the next step says nothing.
    private List<FlowArc> Notable(Step step)
    {
        var own = arcs[step.Id].Where(a => a.Label is not null && a.Kind != FlowArcKind.Branch).ToList();
        return own is [{ Kind: FlowArcKind.Next }] ? [] : own;
    }

    private string Where(FlowArc arc)
    {
        var to =
            arc.To == FlowGraph.End ? language.Pick("kết thúc", "the end")
            : arc.To.EndsWith("$join", StringComparison.Ordinal) ? language.Pick("xong nhánh", "the branch is done")
            : numbers.TryGetValue(arc.To, out var number) ? language.Pick($"bước {number}", $"step {number}")
            : arc.To;
        return arc.Kind == FlowArcKind.Pause
            ? language.Pick($"dừng thời hạn, rồi {to}", $"clocks stop, then {to}")
            : to;
    }

    private void Papers()
    {
        if (!Procedure.Papers.IsEmpty)
        {
            Line();
            Line(language.Pick("Giấy tờ", "Papers"));
        }

        foreach (var paper in Procedure.Papers)
        {
            var copies = string.Join(
                ", ",
                new[]
                {
                    paper.Originals > 0
                        ? language.Pick($"{paper.Originals} bản chính", $"{paper.Originals} original")
                        : "",
                    paper.Copies > 0 ? language.Pick($"{paper.Copies} bản sao", $"{paper.Copies} copy") : "",
                    paper.Reuse ? language.Pick("dùng lại từ kho", "reused") : "",
                    paper.When is { } when
                        ? $"{language.Pick("khi", "when")} {ConditionWords.Say(when, Procedure)}"
                        : "",
                }.Where(p => p.Length > 0)
            );
            Line($"  - {paper.Name} ({copies})");
        }

        foreach (var fee in Procedure.Fees)
        {
            var amount = fee.Amount is { } fixedAmount
                ? fixedAmount.ToString("N0", CultureInfo.InvariantCulture) + " đồng"
                : language.Pick($"theo quy tắc {fee.Rule}", $"by the rule {fee.Rule}");
            Line($"  {language.Pick("Phí", "Fee")} {fee.Name ?? fee.Id}: {amount}");
        }

        foreach (var result in Procedure.Results)
        {
            var when = result.When is { } condition
                ? $" ({language.Pick("khi", "when")} {ConditionWords.Say(condition, Procedure)})"
                : "";
            Line($"  {language.Pick("Kết quả", "Result")}: {result.Name}{when}");
        }
    }

    private void Line(string line = "") => text.Append(line).Append('\n');
}

using System.Globalization;
using System.Text;

namespace Bpm.Engine.Tests.Harness;

/// <summary>
/// Writes a random procedure of every kind of step, in the language itself, so that reader, checks, compiler and engine
/// all take part. The same seed writes the same text.
/// </summary>
internal sealed class RandomProcedure(Random random)
{
    private const int MostDepth = 3;
    private readonly StringBuilder text = new();
    private readonly List<string> worked = [];
    private int count;

    /// <summary>The linked procedures that any random one may ask for: they exist, and nobody runs them here.</summary>
    public static string Write(int seed) => new RandomProcedure(new Random(seed)).Write();

    private string Write()
    {
        Line(0, "- { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }");
        var steps = random.Next(2, 6);
        for (var i = 0; i < steps; i++)
        {
            Step(0, depth: 0, parts: true);
        }

        Line(0, "- id: sign");
        Line(1, "kind: sign");
        Line(1, "at: authority");
        Line(1, "role: leader");
        Line(1, "within: 1 working day");
        var back = worked.Count > 0 ? worked[random.Next(worked.Count)] : null;
        if (back is not null)
        {
            Line(1, $"not-by: [{back}]");
            Line(1, $"actions: {{ sign: {{}}, return: {{ to: {back}, to-whom: last-holder, at-most: 2 }} }}");
        }

        Line(0, "- { id: issue, kind: issue, at: authority, role: clerk, within: 2 working hours }");
        if (random.Next(5) > 0)
        {
            Line(0, "- { id: hand-over, kind: deliver, at: reception, role: returning-officer }");
        }

        return text.ToString();
    }

    private void Step(int indent, int depth, bool parts)
    {
        switch (random.Next(parts && depth < MostDepth ? 9 : 5))
        {
            case 0 or 1:
                Work(indent, depth);
                break;
            case 2:
                Line(
                    indent,
                    $"- {{ id: {Next("tax")}, kind: handoff, at: {{ office: tax, for: form.commune }}, role: liaison, within: {{ term: 1 working day, set-by: tax }} }}"
                );
                break;
            case 3:
                Line(
                    indent,
                    $"- {{ id: {Next("pay")}, kind: wait, for: applicant, ground: financial-obligation, until: payment-proof, ends-by: {{ policy: payment-period, then: remind }} }}"
                );
                break;
            case 4:
                Consult(indent);
                break;
            case 5:
                Choice(indent, depth);
                break;
            case 6:
                Stage(indent, depth);
                break;
            case 7:
                Group(indent);
                break;
            default:
                Parallel(indent, depth);
                break;
        }
    }

    private void Work(int indent, int depth)
    {
        var id = Next("work");
        if (depth == 0)
        {
            worked.Add(id);
        }

        Line(indent, $"- id: {id}");
        Line(indent + 1, "at: authority");
        Line(indent + 1, "role: specialist");
        Line(indent + 1, $"within: {random.Next(1, 5).ToString(CultureInfo.InvariantCulture)} working hours");
        if (random.Next(4) == 0)
        {
            Line(indent + 1, "only-when: form.big");
        }

        if (random.Next(2) == 0)
        {
            Line(indent + 1, "escalate: [{ before: 1 working hour, to: head }]");
        }

        Line(
            indent + 1,
            random.Next(2) == 0
                ? "actions: { done: {}, ask-supplement: { pause: supplement } }"
                : "actions: { done: {} }"
        );
    }

    private void Consult(int indent)
    {
        var join = random.Next(3) switch
        {
            0 => "all",
            1 => "any",
            _ => "2",
        };
        var silence = random.Next(2) == 0 ? ", silence: consent, basis: \"Luật thử\"" : "";
        Line(
            indent,
            $"- {{ id: {Next("ask")}, kind: consult, role: liaison, within: 4 working hours, join: {join}{silence}, units: [{{ office: police, for: form.commune }}, {{ office: social-insurance }}, {{ office: tax, for: form.commune }}] }}"
        );
    }

    private void Choice(int indent, int depth)
    {
        var (id, skipped, target) = (Next("choose"), Next("work"), Next("work"));
        if (depth == 0)
        {
            worked.Add(target);
        }

        Line(
            indent,
            $"- {{ id: {id}, kind: choice, ways: [{{ when: form.big, to: {target} }}], otherwise: {skipped} }}"
        );
        foreach (var step in new[] { skipped, target })
        {
            Line(indent, $"- {{ id: {step}, at: authority, role: specialist, within: 2 working hours }}");
        }
    }

    private void Stage(int indent, int depth)
    {
        Line(indent, $"- id: {Next("stage")}");
        Line(indent + 1, "kind: stage");
        Line(indent + 1, "within: 1 working day");
        Line(indent + 1, "steps:");
        Line(indent + 2, $"- {{ id: {Next("work")}, at: authority, role: specialist }}");
        Step(indent + 2, depth + 1, parts: true);
    }

    private void Group(int indent)
    {
        var (first, second) = (Next("child"), Next("child"));
        Line(indent, $"- id: {Next("linked")}");
        Line(indent + 1, "kind: group");
        Line(indent + 1, "children:");
        Line(indent + 2, $"- {{ id: {first}, procedure: local.part, gives: [{first}-paper] }}");
        Line(
            indent + 2,
            $"- {{ id: {second}, procedure: local.part, takes: [{first}-paper], if-refused: {(random.Next(2) == 0 ? "stop" : "go-on")} }}"
        );
    }

    private void Parallel(int indent, int depth)
    {
        Line(indent, $"- id: {Next("both")}");
        Line(indent + 1, "kind: parallel");
        Line(indent + 1, $"join: {(random.Next(3) == 0 ? "any" : "all")}");
        Line(indent + 1, "branches:");
        for (var i = random.Next(2, 4); i > 0; i--)
        {
            Line(indent + 2, $"- id: {Next("branch")}");
            Line(indent + 3, "steps:");
            for (var steps = random.Next(1, 3); steps > 0; steps--)
            {
                Step(indent + 4, depth + 1, parts: true);
            }
        }
    }

    private string Next(string word) => $"{word}-{++count}";

    private void Line(int indent, string line) => text.Append("  ").Append(' ', indent * 2).Append(line).Append('\n');
}

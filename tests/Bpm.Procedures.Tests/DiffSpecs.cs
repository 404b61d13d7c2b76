using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bpm.Procedures.Diff;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Rules;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>Differences are told in words, and only when they change something for people.</summary>
public sealed partial class DiffSpecs
{
    private static readonly string s_sketch = Encoding.UTF8.GetString(Fixtures.Sketch.Bytes.Span);
    private static readonly Publication s_before = Read(s_sketch);

    [Fact]
    public void Nothing_changes_between_equal_files() =>
        ProcedureDiff
            .Between(s_before, Read(s_sketch.Replace("# land", "#  land", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Theory]
    [InlineData(
        "statutory: 15 working days",
        "statutory: 12 working days",
        "statutory limit: 15 -> 12 working days|the promise moves from 15 to 12 working days"
    )]
    [InlineData("within: 5 working days\n", "within: 4 working days\n", "step measure: 5 -> 4 working days")]
    [InlineData("role: leader\n", "role: specialist\n", "step sign: role: leader -> specialist")]
    [InlineData(
        "slip-wrong: { to: send-to-tax, at-most: 2 }",
        "slip-wrong: { to: send-to-tax, at-most: 3 }",
        "step tax, action slip-wrong: at most: 2 -> 3"
    )]
    [InlineData("150000 : 75000", "160000 : 75000", "the rules change")]
    [InlineData(
        "\nsteps:\n",
        "results:\n  - { id: certificate, name: Giấy chứng nhận, when: form.area > 0 }\n\nsteps:\n",
        "new result certificate (Giấy chứng nhận)"
    )]
    [InlineData(
        "not-by: [measure]",
        "not-by: [measure, send-to-tax]",
        "step sign: four eyes: measure -> measure, send-to-tax"
    )]
    [InlineData(
        "  - { id: issue, kind: issue, at: authority, role: clerk, within: 2 working hours }\n",
        "",
        "step issue goes (Vào sổ và đóng dấu)|step sign: next: issue -> hand-over"
    )]
    public void A_change_is_said_in_words(string old, string now, string expected)
    {
        s_sketch.ShouldContain(old);
        var text = s_sketch
            .Replace(old, now, StringComparison.Ordinal)
            .Replace(
                "sign.sign, issue,",
                old.Contains("id: issue", StringComparison.Ordinal) ? "sign.sign," : "sign.sign, issue,",
                StringComparison.Ordinal
            );
        ProcedureDiff.Between(s_before, Read(text)).Select(c => c.Text).ShouldBe(expected.Split('|'));
    }

    [Fact]
    public void A_reduction_for_one_channel_is_said_for_it()
    {
        var reduction = Fixtures.Text(
            "reductions/r.yaml",
            "reduction: { number: 1/QĐ, date: 2026-01-02, effect: 2026-01-15, kind: decision }\n"
                + "items:\n  - { procedure: local.land-transfer, channel: online, committed: 12 working days }\n"
        );
        var reduced = Fixtures.Read(Fixtures.Sketch, reduction).Publications[0];
        ProcedureDiff
            .Between(s_before, reduced)
            .Select(c => c.Text)
            .ShouldBe([
                "the promise moves from 15 to 12 working days (online)",
                "new commitment online (12 working days)",
            ]);
        ProcedureDiff
            .Between(s_before, reduced, Language.Vietnamese)[0]
            .Text.ShouldBe("thời hạn cam kết chuyển từ 15 sang 12 ngày làm việc (online)");
    }

    [Theory]
    [MemberData(nameof(LayoutSpecs.All), MemberType = typeof(LayoutSpecs))]
    public void A_procedure_does_not_differ_from_itself(string name) =>
        ProcedureDiff.Between(Tree.Find(name), Tree.Find(name)).ShouldBeEmpty();

    /// <summary>All of them take minutes: that is for <c>--long</c>.</summary>
    public static TheoryData<string> Mutated =>
        [
            .. Tree
                .Publications.Where(p =>
                    Fixtures.IsLong
                    || p.Procedure.Code
                        is "local.land-transfer"
                            or "local.linked-birth"
                            or "local.p02-split-plot"
                            or "local.p13-linked-death"
                            or "1.004859"
                )
                .Select(Tree.Name),
        ];

    /// <summary>Changes each word of a file in turn; wherever that changes the model, the diff says so in both languages.</summary>
    [Theory]
    [MemberData(nameof(Mutated))]
    public void Whatever_changes_the_model_changes_the_diff(string name)
    {
        var file = Tree.FileOf(Tree.Find(name));
        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        var end = text.IndexOf("\nexamples:", StringComparison.Ordinal) is var at and >= 0 ? at : text.Length;
        var before = ReadAlone(text)!;
        var shape = Shape(before.Procedure);
        var changed = 0;
        foreach (var word in Words().Matches(text[..end]).Where((_, i) => Fixtures.IsLong || i % 8 == 0))
        {
            var other = char.IsAsciiDigit(word.Value[^1])
                ? word.Value[..^1] + (char)('0' + ((word.Value[^1] - '0' + 1) % 10))
                : word.Value + "x";
            var mutated = string.Concat(text.AsSpan(0, word.Index), other, text.AsSpan(word.Index + word.Length));
            if (ReadAlone(mutated) is not { } after || Shape(after.Procedure) == shape)
            {
                continue;
            }

            changed++;
            var english = ProcedureDiff.Between(before, after);
            english.ShouldNotBeEmpty($"'{word.Value}' became '{other}' at {word.Index}");
            ProcedureDiff.Between(before, after, Language.Vietnamese).Length.ShouldBe(english.Length);
        }

        changed.ShouldBeGreaterThan(10);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Words();

    /// <summary>A file by itself, with no checks: a mutation is judged by the model, not by what the law thinks of it.</summary>
    private static Publication? ReadAlone(string text)
    {
        var file = ProcedureReader.Read(Fixtures.Text("catalogue/x/x@1.yaml", text), Tree.Catalogue.Templates);
        return file.Procedure is { } procedure && WorkflowCompiler.Compile(procedure) is { } workflow
            ? new Publication
            {
                Hash = "",
                Procedure = procedure,
                Workflow = workflow,
                Rules = RuleProgram.None,
                Policies = PolicySet.Empty,
                Committed = CommittedTerms.None,
            }
            : null;
    }

    /// <summary>Everything in a model but positions, examples and the file's own number.</summary>
    private static string Shape(object? value)
    {
        switch (value)
        {
            case null or Position:
                return "";
            case string or ValueType:
                return Convert.ToString(value, CultureInfo.InvariantCulture)!;
            case System.Collections.IDictionary map:
                return string.Join(
                    ";",
                    ((System.Collections.IEnumerable)map).Cast<object>().Select(Shape).Order(StringComparer.Ordinal)
                );
            default:
                return value.GetType().Name
                    + string.Join(
                        "|",
                        value
                            .GetType()
                            .GetProperties()
                            .Where(p => p.Name is not (nameof(Procedure.Examples) or nameof(Procedure.Version)))
                            .Where(p => p.GetIndexParameters().Length == 0)
                            .Select(p => $"{p.Name}:{Of(p.GetValue(value))}")
                    );
        }

        static string Of(object? property) =>
            property is System.Collections.IEnumerable list and not string and not System.Collections.IDictionary
                ? $"[{string.Join(",", list.Cast<object?>().Select(Shape))}]"
                : Shape(property);
    }

    private static Publication Read(string text) =>
        Fixtures.Read(Fixtures.Text(Fixtures.Sketch.Path, text)).Publications.ShouldHaveSingleItem();
}

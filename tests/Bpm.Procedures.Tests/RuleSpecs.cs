using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Rules;

namespace Bpm.Procedures.Tests;

/// <summary>What rules can do, and what they cannot.</summary>
public sealed partial class RuleSpecs
{
    private static readonly Position s_start = new("rules.yaml", 1, 1);

    private static readonly ImmutableArray<FormField> s_form =
    [
        new("area", "Diện tích", FieldType.Number, s_start),
        new("missing", "Chưa trả lời", FieldType.Number, s_start),
        new("name", "Tên", FieldType.Text, s_start),
        new("long", "Dài", FieldType.LongText, s_start),
        new("yes", "Có", FieldType.YesNo, s_start),
        new("born", "Ngày sinh", FieldType.Date, s_start),
        new("owner", "Chủ thể", FieldType.Choice, s_start)
        {
            Choices = [new("person", "Cá nhân"), new("household", "Hộ")],
        },
    ];

    private static readonly ImmutableDictionary<string, FactValue> s_facts = ImmutableDictionary.CreateRange<
        string,
        FactValue
    >([
        new("area", new FactValue.Number(120)),
        new("name", new FactValue.Text("Đất Ở")),
        new("long", new FactValue.Text(new string('a', 3_000))),
        new("yes", new FactValue.YesNo(true)),
        new("born", new FactValue.Text("2008-03-01")),
        new("owner", new FactValue.Text("household")),
    ]);

    private static readonly Bpm.WorkingTime.WorkingCalendar s_calendar = Catalogue.Read(Fixtures.World).Calendars[
        "test"
    ];

    public static TheoryData<string, string> Hostile()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadAllLines(Path.Combine(Fixtures.Root, "rules", "hostile.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var bar = line.IndexOf(" | ", StringComparison.Ordinal);
                data.Add(line[..bar], line[(bar + 3)..]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_rule_is_refused_at_its_place_or_stopped(string expected, string written)
    {
        var text = Repeat()
            .Replace(
                written.Replace("\\n", "\n", StringComparison.Ordinal),
                m =>
                    string.Concat(
                        Enumerable.Repeat(
                            m.Groups["text"].Value,
                            int.Parse(m.Groups["times"].Value, CultureInfo.InvariantCulture)
                        )
                    )
            );
        var (program, found) = Compile(text);
        if (expected[0] == 'X')
        {
            found.ShouldNotBeEmpty();
            found[0].Code.ShouldBe("BPM-" + expected, found[0].Message.En);
            found[0].Position.Column.ShouldBeLessThanOrEqualTo(text.Length + 1);
            return;
        }

        found.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = program.Call(program.Rules.Single().Key, s_facts, s_calendar);
        result.ProblemCode.ShouldBe(expected, result.Problem?.En);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4_000_000);
    }

    [Fact]
    public void The_suite_of_hostile_rules_is_large() => Hostile().Count.ShouldBeGreaterThan(100);

    [Theory]
    [InlineData("form.area > 500 ? 150000 : 75000", "75000")]
    [InlineData("form.area + 1", "121")]
    [InlineData("\"thửa \" + form.area", "thửa 120")]
    [InlineData("form.area * 1500 / 2", "90000")]
    [InlineData("form.area % 7", "1")]
    [InlineData("form.yes && !(form.area < 100)", "true")]
    [InlineData("given(form.missing) ? form.missing : 0", "0")]
    [InlineData("yearsBetween(form.born, \"2026-02-28\")", "17")]
    [InlineData("fold(form.name) === \"dat o\"", "true")]
    [InlineData("-form.area + 1", "-119")]
    [InlineData("0.1 + 0.2", "0.3")]
    public void An_expression_gives_its_value(string expression, string expected)
    {
        var (program, found) = Compile($"function f() {{ return {expression}; }}");
        found.ShouldBeEmpty();
        Written(program.Call("f", s_facts)).ShouldBe(expected);
    }

    [Fact]
    public void Rules_call_earlier_rules_and_keep_variables()
    {
        var (program, found) = Compile(
            "function rate(a) { if (a > 100) { return 2; } else if (a > 50) { return 1; } return 0; }\n"
                + "function fee() { var r = rate(form.area); var base = 50000; return base + r * 1000; }\n"
        );
        found.ShouldBeEmpty();
        Written(program.Call("fee", s_facts)).ShouldBe("52000");
        program.Call("rate", s_facts).ProblemCode.ShouldBe(RuleProblem.RuleUnknown);
        program.Call("free", s_facts).ProblemCode.ShouldBe(RuleProblem.RuleUnknown);
    }

    [Fact]
    public void Every_function_does_what_its_example_says()
    {
        foreach (var function in RuleFunctions.All)
        {
            var equals = function.Example.LastIndexOf(" = ", StringComparison.Ordinal);
            var (program, found) = Compile($"function f() {{ return {function.Example[..equals]}; }}");
            found.ShouldBeEmpty(function.Name);
            Written(program.Call("f", s_facts, s_calendar))
                .ShouldBe(function.Example[(equals + 3)..].Trim('"'), function.Name);
        }
    }

    [Theory]
    [InlineData("workingDaysBetween(\"2026-02-23\", \"2026-02-13\")", "-1")]
    [InlineData("workingDaysBetween(\"2026-02-14\", \"2026-02-15\")", "0")]
    [InlineData("workingDaysBetween(\"2026-03-02\", \"2026-03-02\")", "0")]
    [InlineData("workingDaysBetween(\"2026-02-14\", \"2026-02-23\")", "1")]
    [InlineData("addWorkingDays(\"2026-04-30\", 1)", "2026-05-04")]
    [InlineData("addWorkingDays(\"2026-02-14\", 1)", "2026-02-23")]
    [InlineData("addWorkingDays(\"2026-04-30\", 0.5)", "wrong-kind: 0.5 is not a whole number of days from 1 to 1000")]
    [InlineData("addWorkingDays(\"2026-04-30\", 0 - 1)", "wrong-kind: -1 is not a whole number of days from 1 to 1000")]
    public void Working_days_are_the_calendars(string expression, string expected)
    {
        var (program, found) = Compile($"function f() {{ return {expression}; }}");
        found.ShouldBeEmpty();
        Written(program.Call("f", s_facts, s_calendar)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("workingDaysBetween(\"2026-03-02\", \"2031-03-02\")")]
    [InlineData("addWorkingDays(\"2026-12-30\", 1000)")]
    public void A_year_without_a_calendar_stops_the_rule(string expression)
    {
        var (program, _) = Compile($"function f() {{ return {expression}; }}");
        program.Call("f", s_facts, s_calendar).ProblemCode.ShouldBe(RuleProblem.CalendarMissing);
        program.Call("f", s_facts).ProblemCode.ShouldBe(RuleProblem.CalendarMissing);
    }

    [Fact]
    public void The_docs_have_the_table_of_functions()
    {
        var table =
            "| function | | example |\n|---|---|---|\n"
            + string.Concat(RuleFunctions.All.Select(f => $"| `{f.Signature}` | {f.Summary.En} | `{f.Example}` |\n"));
        var file = Path.Combine(Fixtures.Repository, "engine", "docs", "rules.md");
        var docs = File.ReadAllText(file);
        var from = docs.IndexOf("## Functions\n\n", StringComparison.Ordinal) + "## Functions\n\n".Length;
        var to = docs.IndexOf("\n\nWorking days are", from, StringComparison.Ordinal) + 1;
        if (Fixtures.Updates)
        {
            File.WriteAllText(file, docs[..from] + table + docs[to..]);
            docs = File.ReadAllText(file);
        }

        docs.ShouldContain(table);
    }

    [Fact]
    public void Money_is_whole()
    {
        var (program, _) = Compile(
            "function half() { return 0.5; } function ok() { return 75000; } function debt() { return 0 - 1; } function word() { return \"x\"; }"
        );
        program.CallMoney("ok", s_facts).Value.ShouldBe(new FactValue.Number(75000));
        program.CallMoney("half", s_facts).ProblemCode.ShouldBe(RuleProblem.MoneyNotWhole);
        program.CallMoney("debt", s_facts).ProblemCode.ShouldBe(RuleProblem.MoneyNotWhole);
        program.CallMoney("word", s_facts).ProblemCode.ShouldBe(RuleProblem.WrongKind);
    }

    [Theory]
    [InlineData("form.area > \"500\"", "a number is compared with a text")]
    [InlineData("form.owner == \"houshold\"", "'owner' is never 'houshold'")]
    [InlineData("form.area", "a condition is yes or no; this is a value")]
    public void A_surprising_condition_is_a_warning(string condition, string message)
    {
        var findings = new Findings(SourceText.Of("rules.yaml", condition));
        RuleProgram.Compile(null, [(condition, s_start)], s_form, findings);
        var warning = findings.ToSorted().ShouldHaveSingleItem();
        warning.Severity.ShouldBe(Severity.Warning);
        warning.Message.En.ShouldBe(message);
    }

    [Theory]
    [InlineData("1; 2")]
    [InlineData("function f() { return 1; }")]
    [InlineData("{ area: 1 }")]
    [InlineData("form.area > 1 }; while (true) { ")]
    [InlineData("")]
    public void A_condition_is_one_expression(string condition)
    {
        var findings = new Findings(SourceText.Of("rules.yaml", condition));
        var program = RuleProgram.Compile(null, [(condition, s_start)], s_form, findings);
        findings.HasErrors.ShouldBeTrue();
        program.Test(condition, s_facts).ProblemCode.ShouldBe(RuleProblem.RuleUnknown);
    }

    [Fact]
    public void Conditions_of_many_threads_do_not_meet()
    {
        var findings = new Findings(SourceText.Of("rules.yaml", ""));
        var programs = Enumerable
            .Range(0, 20)
            .Select(i =>
                RuleProgram.Compile(
                    new RuleText($"function fee() {{ return form.area * {i}; }}", s_start),
                    [($"form.area > {i * 10}", s_start)],
                    s_form,
                    findings
                )
            )
            .ToList();
        findings.Count.ShouldBe(0);
        Parallel.For(
            0,
            4_000,
            n =>
            {
                var (program, area) = (programs[n % 20], n % 300);
                var facts = s_facts.SetItem("area", new FactValue.Number(area));
                program.Call("fee", facts).Value.ShouldBe(new FactValue.Number(area * (n % 20)));
                program
                    .Test($"form.area > {n % 20 * 10}", facts)
                    .Value.ShouldBe(new FactValue.YesNo(area > n % 20 * 10));
            }
        );
    }

    [Fact]
    public void A_finding_stands_on_the_word_in_the_yaml()
    {
        var source = SourceText.Of("rules.yaml", "rules: |\n  function fee() {\n    return form.aera;\n  }\n");
        var findings = new Findings(source);
        RuleProgram.Compile(
            new RuleText("function fee() {\n  return form.aera;\n}\n", new Position("rules.yaml", 2, 3)),
            [],
            s_form,
            findings
        );
        var found = findings.ToSorted().ShouldHaveSingleItem();
        (found.Position.Line, found.Position.Column, found.Length).ShouldBe((3, 17, 4));
        found.Hint?.En.ShouldBe("did you mean 'area'?");
    }

    private static (RuleProgram Program, ImmutableArray<Diagnostic> Found) Compile(string rules)
    {
        var findings = new Findings(SourceText.Of("rules.yaml", rules));
        var program = RuleProgram.Compile(new RuleText(rules, s_start), [], s_form, findings);
        return (program, findings.ToSorted());
    }

    private static string Written(RuleResult result) =>
        result.Value switch
        {
            FactValue.Number { Value: var n } => n.ToString(CultureInfo.InvariantCulture),
            FactValue.Text { Value: var t } => t,
            FactValue.YesNo { Value: var b } => b ? "true" : "false",
            _ => $"{result.ProblemCode}: {result.Problem?.En}",
        };

    [GeneratedRegex(@"@(?<times>[0-9]+)«(?<text>[^»]*)»", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Repeat();
}

using System.Text;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Templates;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>Process templates: read once, filled by each user, and every mistake shown where its author can mend it.</summary>
public sealed class TemplateSpecs
{
    private const string TemplatePath = "templates/commune-leader-signs@1.yaml";
    private const string UserPath = "catalogue/test/local.residence-paper@1.yaml";

    private static IReadOnlyList<SourceFile> Files { get; } = Fixtures.Folder(Path.Combine(Fixtures.Root, "templates"));

    [Fact]
    public void A_procedure_gets_the_steps_of_its_template()
    {
        var catalogue = Fixtures.Read(Files);
        catalogue.Diagnostics.ShouldBeEmpty(DiagnosticText.Render(catalogue.Diagnostics));
        var publication = catalogue.Publications.ShouldHaveSingleItem();
        var procedure = publication.Procedure;
        procedure.Steps.Select(s => s.Id).ShouldBe(["receive", "appraise", "sign", "issue", "hand-over"]);
        procedure.Form.Select(f => f.Id).ShouldBe(["commune", "purpose"]);
        procedure.Template.ShouldNotBeNull().Reference.ShouldBe("commune-leader-signs@1");
        procedure.Template.Arguments.Select(a => a.Id).ShouldBe(["appraise", "office", "appraise-name"]);
        var appraise = publication.Workflow["appraise"].Step;
        appraise.Name.ShouldBe("Xác minh nơi cư trú");
        appraise.At.ShouldNotBeNull().Office.ShouldBe("police");
        appraise.Actions.Single(a => a.Id == "ask-supplement").AtMost.ShouldBe(1);
        publication.TermOf("appraise", null).ShouldBe(Term.OfWorkingDays(3));
        publication.TermOf("receive", null).ShouldBe(Term.OfWorkingHours(4));
        publication.TermOf("appraise", "short").ShouldBe(Term.OfWorkingHours(4));
    }

    [Fact]
    public void It_is_the_procedure_that_one_would_have_written_out()
    {
        var user = Text(UserPath);
        var steps = Text(TemplatePath)[Text(TemplatePath).IndexOf("steps:", StringComparison.Ordinal)..]
            .Replace("$receive", "4 working hours", StringComparison.Ordinal)
            .Replace("$appraise-name", "Xác minh nơi cư trú", StringComparison.Ordinal)
            .Replace("$appraise", "3 working days", StringComparison.Ordinal)
            .Replace("$office", "{ office: police, for: form.commune }", StringComparison.Ordinal)
            .Replace("$supplements", "1", StringComparison.Ordinal)
            .Replace("$signer", "leader", StringComparison.Ordinal)
            .Replace("$sign", "1 working day", StringComparison.Ordinal);
        var from = user.IndexOf("use:", StringComparison.Ordinal);
        var written =
            user[..from]
                .Replace(
                    "form:\n",
                    "form:\n  - { id: commune, label: Xã/phường nộp hồ sơ, type: commune }\n",
                    StringComparison.Ordinal
                )
            + steps
            + user[user.IndexOf("examples:", StringComparison.Ordinal)..];
        var byHand = Fixtures.Read(Fixtures.Text(UserPath, written)).Publications.ShouldHaveSingleItem();
        var byTemplate = Fixtures.Read(Files).Publications.ShouldHaveSingleItem();
        Diff.ProcedureDiff.Between(byHand, byTemplate).ShouldBeEmpty();
        Exports
            .AnnexExport.Write(byTemplate, Organisation.Province.Empty)
            .ShouldBe(Exports.AnnexExport.Write(byHand, Organisation.Province.Empty));
    }

    [Fact]
    public void The_hash_covers_the_template()
    {
        var before = Fixtures.Read(Files).Publications[0];
        var after = Fixtures.Read(With(TemplatePath, t => "# a comment\n" + t)).Publications[0];
        after.Hash.ShouldNotBe(before.Hash);
        Diff.ProcedureDiff.Between(before, after).ShouldBeEmpty();
    }

    [Fact]
    public void A_finding_in_the_template_s_text_stands_at_the_use_of_it()
    {
        // 'supplement' is a ground of the policies, which a template alone does not know.
        var found = Fixtures
            .Read(With(TemplatePath, t => t.Replace("pause: supplement", "pause: suplement", StringComparison.Ordinal)))
            .Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe("BPM-L002");
        found.Position.ShouldBe(new Position(UserPath, 15, 1));
        found.Length.ShouldBe(3);
        found.Message.En.ShouldEndWith($"(in {TemplatePath}:26:32)");
        found.SourceLine.ShouldBe("use:");
    }

    [Fact]
    public void A_condition_in_the_template_s_text_is_judged_over_the_user_s_form()
    {
        var conditional = With(
            TemplatePath,
            t => t.Replace("id: issue,", "id: issue, only-when: form.urgent,", StringComparison.Ordinal)
        );
        var found = Fixtures.Read(conditional).Diagnostics.ShouldHaveSingleItem();
        found.Position.ShouldBe(new Position(UserPath, 15, 1));
        found.Message.En.ShouldContain($"(in {TemplatePath}:35:");

        var asked = conditional.Select(f =>
            f.Path == UserPath
                ? Fixtures.Text(
                    f.Path,
                    Encoding
                        .UTF8.GetString(f.Bytes.Span)
                        .Replace(
                            "type: text }",
                            "type: text }\n  - { id: urgent, label: Gấp, type: yes-no }",
                            StringComparison.Ordinal
                        )
                        .Replace("purpose: vay vốn", "purpose: vay vốn, urgent: no", StringComparison.Ordinal)
                )
                : f
        );
        Fixtures.Read([.. asked]).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_finding_about_an_argument_stands_at_the_argument()
    {
        var found = Fixtures
            .Read(
                With(UserPath, t => t.Replace("appraise: 3 working days", "appraise: 3 days", StringComparison.Ordinal))
            )
            .Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe("BPM-T001");
        found.Position.ShouldBe(new Position(UserPath, 18, 15));
        found.SourceLine.ShouldBe("    appraise: 3 days");
    }

    [Fact]
    public void A_broken_template_is_one_finding_in_each_of_its_users()
    {
        var files = With(
            TemplatePath,
            t =>
                t.Replace("not-by: [appraise]", "not-by: [apraise]", StringComparison.Ordinal)
                    .Replace("role: clerk", "role: clerck", StringComparison.Ordinal)
                    .Replace("within: $sign", "within: $sgn", StringComparison.Ordinal)
        );
        var found = Fixtures.Read(files).Diagnostics;
        found.Where(d => d.Position.File == UserPath).ShouldHaveSingleItem().Code.ShouldBe("BPM-M005");
        found.Count(d => d.Position.File == TemplatePath).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void What_a_template_does_wrong_alone_is_found_without_users()
    {
        var alone = With(
                TemplatePath,
                t =>
                    t.Replace("not-by: [appraise]", "not-by: [apraise]", StringComparison.Ordinal)
                        .Replace("role: clerk", "role: clerck", StringComparison.Ordinal)
                        .Replace("to: sign", "to: sing", StringComparison.Ordinal)
            )
            .Where(f => f.Path == TemplatePath);
        Fixtures
            .Read([.. alone])
            .Diagnostics.Select(d => d.Code)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["BPM-R001", "BPM-S003", "BPM-S007"]);
    }

    [Fact]
    public void A_field_of_the_procedure_replaces_the_template_s()
    {
        var procedure = Fixtures
            .Read(
                With(
                    UserPath,
                    t =>
                        t.Replace(
                            "  - { id: purpose,",
                            "  - { id: commune, label: Nơi ở, type: commune }\n  - { id: purpose,",
                            StringComparison.Ordinal
                        )
                )
            )
            .Publications.ShouldHaveSingleItem()
            .Procedure;
        procedure.Form.Select(f => f.Label).ShouldBe(["Nơi ở", "Mục đích"]);
    }

    [Fact]
    public void A_quoted_dollar_is_text_and_a_hole_may_be_a_list()
    {
        var template = Fixtures.Text(
            "templates/asks@1.yaml",
            """
            template: asks
            version: 1
            name: Hỏi ý kiến
            reason: thử
            parameters:
              - { id: opinions, type: units }
            steps:
              - { id: receive, kind: receive, at: reception, role: reception-officer, name: "$opinions" }
              - { id: ask, kind: consult, role: specialist, units: $opinions }

            """
        );
        var read = TemplateReader.Read(template);
        read.Findings.ToSorted().ShouldBeEmpty();
        var user = Fixtures.Text(
            UserPath,
            """
            procedure: local.residence-paper
            version: 1
            name: Thử
            field: test
            authority: { office: commune, for: form.commune }
            source: { kind: demo }
            confirmed: no
            limit: { statutory: 5 working days }
            form:
              - { id: commune, label: Xã, type: commune }
            use: { template: asks@1, with: { opinions: [authority, { office: tax, for: form.commune }] } }

            """
        );
        var procedure = ProcedureReader.Read(user, new TemplateSet([read])).Procedure.ShouldNotBeNull();
        procedure.Steps[0].Name.ShouldBe("$opinions");
        procedure.Steps[1].ShouldBeOfType<ConsultStep>().Units.Length.ShouldBe(2);
    }

    private static string Text(string path) => Encoding.UTF8.GetString(Files.First(f => f.Path == path).Bytes.Span);

    private static IReadOnlyList<SourceFile> With(string path, Func<string, string> change) =>
        [.. Files.Select(f => f.Path == path ? Fixtures.Text(path, change(Text(path))) : f)];
}

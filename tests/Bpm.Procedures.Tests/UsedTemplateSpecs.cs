using System.Text;
using Bpm.Procedures.Diff;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Reading;
using NodaTime;

namespace Bpm.Procedures.Tests;

/// <summary>A procedure that uses a template, at the step table: what it gets, what it may change, and taking the steps over.</summary>
public sealed class UsedTemplateSpecs
{
    private static readonly string s_folder = Path.Combine(Fixtures.Repository, "procedures");

    // The catalogue's world, with one procedure for each template that is used.
    private static readonly Lazy<(Catalogue World, IReadOnlyList<SourceFile> Users)> s_read = new(() =>
    {
        var files = Fixtures
            .Folder(s_folder)
            .Where(f => f.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .ToLookup(f => f.Path.StartsWith("catalogue/", StringComparison.Ordinal));
        var users = files[true]
            .Select(f => (File: f, Template: TemplateOf(Text(f))))
            .Where(f => f.Template is not null)
            .DistinctBy(f => f.Template)
            .Select(f => f.File)
            .ToList();
        var world = files[false].Where(f => !f.Path.StartsWith("reductions/", StringComparison.Ordinal));
        return (Catalogue.Read([.. world, .. users], new LocalDate(2026, 3, 2)), users);
    });

    public static TheoryData<string> Users => [.. s_read.Value.Users.Select(f => f.Path)];

    [Fact]
    public void There_are_procedures_of_many_templates() => s_read.Value.Users.Count.ShouldBeGreaterThan(20);

    [Theory]
    [MemberData(nameof(Users))]
    public void The_table_shows_the_steps_that_run(string path)
    {
        var (world, users) = s_read.Value;
        var file = users.Single(f => f.Path == path);
        var table = StepTable.Read(Text(file), path, world.Templates);
        var procedure = world.ReadProcedure(file).Publication.ShouldNotBeNull().Procedure;
        table.Template.ShouldNotBeNull().Reference.ShouldBe(procedure.Template!.Reference);
        table
            .Rows.Where(r => r.Depth == 0)
            .Select(r => (r.Id, r.Name))
            .ShouldBe(procedure.Steps.Select(s => (s.Id, s.Name)));
        table.Rows.ShouldAllBe(r => r.Within == null || r.WithinVi != null);
        table.Rows.ShouldAllBe(r => !r.Name.StartsWith('$') && (r.At == null || !r.At.StartsWith('$')));
    }

    [Theory]
    [MemberData(nameof(Users))]
    public void Taking_the_steps_over_changes_nothing_for_anybody(string path)
    {
        var (world, users) = s_read.Value;
        var file = users.Single(f => f.Path == path);
        var text = Text(file);
        var result = StepEditor.Edit(text, path, new EditOperation("take-steps"), world.Templates);
        result.Problem.ShouldBeNull();
        var taken = TextEdits.Apply(text, result.Edits);
        var (publication, findings) = world.ReadProcedure(new SourceFile(path, Encoding.UTF8.GetBytes(taken)));
        findings.ShouldNotContain(d => d.Severity == Severity.Error, DiagnosticText.Render(findings) + taken);
        publication.ShouldNotBeNull().Procedure.Template.ShouldBeNull();
        ProcedureDiff.Between(world.ReadProcedure(file).Publication!, publication).ShouldBeEmpty(taken);
        StepTable.Read(taken, path, world.Templates).Template.ShouldBeNull();
        TextEdits.Apply(taken, TextEdits.Inverse(text, result.Edits)).ShouldBe(text);
    }

    [Fact]
    public void A_term_that_the_template_leaves_open_is_set_in_the_file()
    {
        var (world, users) = s_read.Value;
        var file = users.First(f => TemplateOf(Text(f)) == "commune-leader-signs@1");
        var (text, path) = (Text(file), file.Path);
        var row = Rows(text).Single(r => r.Id == "appraise");
        row.TermParameter.ShouldBe("appraise");
        var longer = Apply(text, "appraise", "9 working days");
        Rows(longer).Single(r => r.Id == "appraise").Within.ShouldBe("9 working days");
        var usual = Apply(longer, "appraise", null);
        Rows(usual).Single(r => r.Id == "appraise").Within.ShouldBe("2 working days");
        var alone = Apply(text.Replace(text[WithOf(text)], "", StringComparison.Ordinal), "sign", "1 working day");
        alone.ShouldContain("with: { sign: 1 working day }");
        StepEditor
            .Edit(text, path, new EditOperation("set-step", "appraise", Key: "role", Value: "leader"), world.Templates)
            .Problem.ShouldBe("unknown-step");

        IReadOnlyList<StepRow> Rows(string of) => StepTable.Read(of, path, world.Templates).Rows;

        string Apply(string of, string key, string? value)
        {
            var result = StepEditor.Edit(of, path, new EditOperation("set-argument", Key: key, Value: value));
            result.Problem.ShouldBeNull();
            return TextEdits.Apply(of, result.Edits);
        }
    }

    private static Range WithOf(string text)
    {
        var from = text.IndexOf(", with: {", StringComparison.Ordinal);
        return from..(text.IndexOf('}', from) + 1);
    }

    private static string Text(SourceFile file) => Encoding.UTF8.GetString(file.Bytes.Span);

    private static string? TemplateOf(string text)
    {
        const string word = "use: { template: ";
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? null : text[(at + word.Length)..].Split(',', ' ', '}')[0];
    }
}

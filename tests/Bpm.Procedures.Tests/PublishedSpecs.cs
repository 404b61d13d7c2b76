using Bpm.Procedures.Exports;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>Procedures written in full after published tables and chains, and their annex beside the table they come from.</summary>
public sealed class PublishedSpecs
{
    public static TheoryData<string> All =>
        [.. Tree.Publications.Where(p => p.Procedure.Field == "published").Select(Tree.Name)];

    /// <summary>Those with a published step table.</summary>
    public static TheoryData<string> Tables =>
        [
            .. Tree
                .Publications.Where(p => p.Procedure.Field == "published" && !p.Procedure.PaperTable.IsEmpty)
                .Select(Tree.Name),
        ];

    [Fact]
    public void All_nine_are_there_with_no_error_left()
    {
        All.Count.ShouldBe(Tree.Published.Count);
        string[] nine = ["p02", "p05", "p08", "p11", "p12", "p13", "p14", "p16", "p17"];
        foreach (var one in nine)
        {
            Tree.Publications.ShouldContain(p =>
                p.Procedure.Code.StartsWith($"local.{one}-", StringComparison.Ordinal)
            );
        }

        Tree.Catalogue.Diagnostics.Where(d =>
                d.Position.File.Contains("/published/", StringComparison.Ordinal) && d.Severity != Severity.Notice
            )
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("choose: [death, residence]", "choose: [death, residense]", "BPM-F005", "residence")]
    [InlineData("death.refused", "death.refusd", "BPM-S013", "refused")]
    public void What_an_example_says_of_the_children_of_a_group_is_checked(
        string there,
        string wrong,
        string code,
        string meant
    )
    {
        var file = Tree.FileOf(Tree.Find("local.p13-linked-death@1"));
        var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
        text.ShouldContain(there);
        var changed = Fixtures.Text(file.Path, text.Replace(there, wrong, StringComparison.Ordinal));
        var found = Fixtures.Read(changed).Diagnostics.Where(d => d.Code == code).ToList();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(d => d.Hint!.Value.En == $"did you mean '{meant}'?");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_annex_is_kept(string name) =>
        Golden.Matches(
            Path.Combine("published", $"{name}.md"),
            AnnexExport.Write(Tree.Find(name), Tree.Catalogue.Province)
        );

    /// <summary>Every row of the published table is a row of the annex with the same time, in the same order.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void The_annex_has_the_rows_of_the_published_table(string name)
    {
        var publication = Tree.Find(name);
        var published = publication.Procedure.PaperTable.Select(r => Minutes(r.Time!.Value));
        var annex = publication
            .Workflow.Nodes.Select(n => n.Step)
            .Select(s => s.ShareMinutes ?? (publication.TermOf(s.Id, null) is { } term ? Minutes(term) : null))
            .OfType<long>();
        annex.ShouldBe(published.OfType<long>());
    }

    [Theory]
    [InlineData("local.p02-split-plot@1", "18 d")]
    [InlineData("local.p08-civil-correction@1", "20 d")]
    public void What_does_not_add_up_is_an_accepted_notice(string name, string sum)
    {
        var found = Tree
            .Catalogue.Diagnostics.Where(d => d.Position.File == Tree.FileOf(Tree.Find(name)).Path)
            .ToList();
        found.Single(d => d.Code == "BPM-L006").Message.En.ShouldContain($"adds up to {sum},");
        found.Single(d => d.Code == "BPM-T002").Severity.ShouldBe(Severity.Notice);
    }

    private static long? Minutes(Term term) => term.WorkingMinutes(8 * 60);
}

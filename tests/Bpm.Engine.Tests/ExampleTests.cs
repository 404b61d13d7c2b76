using Bpm.Engine.Examples;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Engine.Tests;

/// <summary>Every procedure of the folder runs its own examples, through the real engine.</summary>
public sealed class ExampleTests
{
    /// <summary>Every procedure that writes its steps out, and one for each template: what differs in how it runs.</summary>
    public static TheoryData<string, int> Shapes =>
        [
            .. Folder
                .Procedures.Publications.Where(p => p.Procedure is { Limit.Statutory: not null, Papers.IsEmpty: false })
                .GroupBy(p => p.Procedure.Template?.Reference ?? p.Procedure.Code)
                .Select(g => (g.First().Procedure.Code, g.First().Procedure.Version)),
        ];

    [Fact]
    public void The_folder_has_no_error() =>
        Folder
            .Procedures.Diagnostics.Where(d => d.Severity == Severity.Error)
            .Select(d => $"{d.Position}: {d.Code} {d.Message}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_procedure_has_an_example_and_all_come_out_as_written()
    {
        var runner = new ExampleRunner(Folder.Procedures);
        Folder
            .Procedures.Publications.Where(p => p.Procedure.Examples.IsEmpty)
            .Select(p => p.Procedure.Code)
            .ShouldBeEmpty("a procedure without an example proves nothing");
        Folder
            .Procedures.Publications.SelectMany(runner.Run)
            .Select(d => $"{d.Position}: {d.Code} {d.Message}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_example_may_assume_a_limit_only_where_none_is_published()
    {
        var publication = Folder.Procedures.Publications.First(p => p.Procedure.Limit.Statutory is not null);
        var assumed = publication.Procedure.Examples[0] with { Assume = Term.OfWorkingDays(99) };
        new ExampleRunner(Folder.Procedures)
            .Run(publication, assumed)
            .ShouldHaveSingleItem()
            .Message.En.ShouldContain("assumes a limit");
    }

    [Theory]
    [InlineData("BPM-E001")]
    [InlineData("BPM-E002")]
    [InlineData("BPM-E003")]
    [InlineData("BPM-E004")]
    [InlineData("BPM-E005")]
    public void What_an_example_comes_out_as_is_said_in_both_languages(string code)
    {
        var publication = Folder.Procedures.Publications[0];
        var example = publication.Procedure.Examples[0];
        var wrong = code switch
        {
            "BPM-E001" => example with { Assume = Term.OfWorkingDays(99) },
            "BPM-E002" => example with { Do = [new ExampleAct("nowhere", null, null, example.Position)] },
            "BPM-E003" => example with { Due = example.Due!.Value.PlusDays(1) },
            "BPM-E004" => example with { Fee = 1 },
            _ => example with { Do = [], Due = null, Outcome = "refused" },
        };
        var finding = new ExampleRunner(Folder.Procedures).Run(publication, wrong).ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Message.Vi.ShouldStartWith($"ví dụ “{example.Name}”");
        finding.Message.En.ShouldStartWith($"example '{example.Name}'");
        Codes.Find(code).ShouldNotBeNull();
    }

    [Fact]
    public void A_wrong_example_is_found_at_its_place()
    {
        var publication = Folder.Procedures.Publications[0];
        var example = publication.Procedure.Examples[0];
        var wrong = example with { Due = example.Due!.Value.PlusDays(1) };
        var finding = new ExampleRunner(Folder.Procedures).Run(publication, wrong).ShouldHaveSingleItem();
        finding.Code.ShouldBe("BPM-E003");
        finding.Position.ShouldBe(example.Position);
    }
}

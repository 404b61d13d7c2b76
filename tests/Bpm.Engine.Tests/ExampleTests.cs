using Bpm.Engine.Examples;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures.Reading;

namespace Bpm.Engine.Tests;

/// <summary>Every procedure of the folder runs its own examples, through the real engine.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string, int> Procedures =>
        [.. Folder.Procedures.Publications.Select(p => (p.Procedure.Code, p.Procedure.Version))];

    [Fact]
    public void The_folder_has_no_error() =>
        Folder
            .Procedures.Diagnostics.Where(d => d.Severity == Severity.Error)
            .Select(d => $"{d.Position}: {d.Code} {d.Message}")
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Procedures))]
    public void Its_examples_come_out_as_written(string code, int version)
    {
        var publication = Folder.Procedures.Publications.Single(p =>
            p.Procedure.Code == code && p.Procedure.Version == version
        );
        publication.Procedure.Examples.ShouldNotBeEmpty("a procedure without an example proves nothing");
        new ExampleRunner(Folder.Procedures)
            .Run(publication)
            .Select(d => $"{d.Position}: {d.Code} {d.Message}")
            .ShouldBeEmpty();
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

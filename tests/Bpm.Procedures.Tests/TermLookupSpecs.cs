using System.Security.Cryptography;
using System.Text;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>Which of several limits counts, and what the parts of a linked group say.</summary>
public sealed class TermLookupSpecs
{
    private static readonly string s_sketch = Encoding.UTF8.GetString(Fixtures.Sketch.Bytes.Span);

    private const string Places =
        "  channels: { online: 12 working days }\n"
        + "  places: { far: { communes: [\"10001\"], statutory: 25 working days } }\n";

    private static Catalogue WithPlaces(string places = Places) =>
        Fixtures.Read(
            Fixtures.Text(
                Fixtures.Sketch.Path,
                s_sketch.Replace("  plus: ", places + "  plus: ", StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData(null, Channel.Counter, null, 15)]
    [InlineData(null, Channel.Online, null, 12)]
    [InlineData(null, Channel.Online, "16681", 12)]
    [InlineData(null, Channel.Counter, "10001", 25)]
    [InlineData(null, Channel.Online, "10001", 25)]
    [InlineData("correction", Channel.Online, "10001", 8)]
    public void The_first_limit_of_the_order_counts(string? caseId, Channel channel, string? commune, int days)
    {
        var catalogue = WithPlaces();
        catalogue.Diagnostics.ShouldBeEmpty(DiagnosticText.Render(catalogue.Diagnostics));
        catalogue
            .Publications.ShouldHaveSingleItem()
            .LimitsFor(caseId, channel, commune)
            .Statutory.ShouldBe(Term.OfWorkingDays(days));
    }

    [Theory]
    [InlineData("\"10002\"", "25 working days", "BPM-R003")]
    [InlineData("\"10001\", \"10001\"", "25 working days", "BPM-F009")]
    [InlineData("\"10001\"", "3 working days", "BPM-T002")]
    public void A_place_is_judged_like_the_base(string communes, string term, string code) =>
        WithPlaces($"  places: {{ far: {{ communes: [{communes}], statutory: {term} }} }}\n")
            .Diagnostics.ShouldHaveSingleItem()
            .Code.ShouldBe(code);

    [Fact]
    public void What_a_group_says_of_a_refusal_holds_for_children_that_say_nothing()
    {
        var text = File.ReadAllText(Path.Combine(Fixtures.Root, "checks", "BPM-S018.good.yaml"));
        var procedure = ProcedureReader
            .Read(
                Fixtures.Text("a@1.yaml", text.Split("# path: ")[1]["catalogue/test/local.sample@1.yaml".Length..]),
                Templates.TemplateSet.Empty
            )
            .Procedure.ShouldNotBeNull();
        var group = procedure.Steps.OfType<GroupStep>().ShouldHaveSingleItem();
        group.IfOneRefused.ShouldBe("go-on");
        group.Children.Select(c => c.IfRefused).ShouldBe(["go-on", "go-on"]);
        group.Children.Select(c => c.ExtensionMovesWhole).ShouldBe([true, false]);
    }

    [Fact]
    public void A_locked_template_must_not_change()
    {
        var files = Fixtures.Folder(Path.Combine(Fixtures.Root, "templates"));
        var template = files.First(f => f.Path.StartsWith("templates/", StringComparison.Ordinal));
        var hash = Convert.ToHexStringLower(SHA256.HashData(template.Bytes.Span));
        Fixtures.Read([.. files, Lock(hash)]).Diagnostics.ShouldBeEmpty();
        var changed = Fixtures.Read([.. files, Lock("00ff")]).Diagnostics.ShouldHaveSingleItem();
        changed.Code.ShouldBe("BPM-V003");
        changed.Position.File.ShouldBe(template.Path);

        static SourceFile Lock(string hash) =>
            Fixtures.Text(
                "published.lock",
                $"templates: [{{ template: commune-leader-signs, version: 1, hash: {hash} }}]\n"
            );
    }
}

using System.Text;
using Bpm.Procedures.Diff;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Tests;

/// <summary>Differences are told in words, and only when they change something for people.</summary>
public sealed class DiffSpecs
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
        "statutory limit: 15 working days -> 12 working days|committed limit: 15 working days -> 12 working days"
    )]
    [InlineData(
        "within: 5 working days\n",
        "within: 4 working days\n",
        "step measure: term: 5 working days -> 4 working days"
    )]
    [InlineData("role: leader\n", "role: specialist\n", "step sign: role: leader -> specialist")]
    [InlineData(
        "slip-wrong: { to: send-to-tax, at-most: 2 }",
        "slip-wrong: { to: send-to-tax, at-most: 3 }",
        "step tax: action slip-wrong: Phiếu chuyển thông tin sai, to send-to-tax, at most 2 -> Phiếu chuyển thông tin sai, to send-to-tax, at most 3"
    )]
    [InlineData("150000 : 75000", "160000 : 75000", "the rules change")]
    [InlineData(
        "not-by: [measure]",
        "not-by: [measure, send-to-tax]",
        "step sign: four eyes: measure -> measure, send-to-tax"
    )]
    [InlineData(
        "  - { id: issue, kind: issue, at: authority, role: clerk, within: 2 working hours }\n",
        "",
        "step issue goes|step sign: next: issue -> hand-over"
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
        ProcedureDiff.Between(s_before, Read(text)).ShouldBe(expected.Split('|'));
    }

    [Fact]
    public void A_reduction_for_one_channel_is_said_for_it()
    {
        var reduction = Fixtures.Text(
            "reductions/r.yaml",
            "reduction: { number: 1/QĐ, date: 2026-01-02, effect: 2026-01-15, kind: decision }\n"
                + "items:\n  - { procedure: local.land-transfer, channel: online, committed: 12 working days }\n"
        );
        ProcedureDiff
            .Between(s_before, Fixtures.Read(Fixtures.Sketch, reduction).Publications[0])
            .ShouldBe(["committed limit: 15 working days -> 12 working days (online)"]);
    }

    private static Publication Read(string text) =>
        Fixtures.Read(Fixtures.Text(Fixtures.Sketch.Path, text)).Publications.ShouldHaveSingleItem();
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Bpm.Engine.Reports;
using Shouldly;

namespace Bpm.Engine.Tests.Reports;

/// <summary>The province's own figures: which of them fit each other, and which don't.</summary>
public sealed class ReconciliationTests
{
    [Fact]
    public void The_catalogue_of_online_services_misses_its_sum_by_two()
    {
        var result = Of("R0");

        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("gap");
        result
            .Findings[0]
            .Message.ShouldBe(
                "online-services: printed 1,839, but full-process + partial-process is 1,051 + 790 = 1,841; "
                    + "2 between 1,839 and 1,841 not explained by the published parts"
            );
    }

    [Fact]
    public void The_monthly_report_has_a_gap_of_270_a_rate_without_base_and_a_short_rate()
    {
        var result = Of("R1");

        result
            .Findings.Select(f => (f.Kind, f.Code, f.Message))
            .ShouldBe([
                (
                    ReconciliationKind.Gap,
                    "gap",
                    "received: printed 21,969, but resolved + in-process + awaiting-supplement + returned is "
                        + "16,840 + 4,707 + 51 + 101 = 21,699; 270 between 21,969 and 21,699 not explained by the published parts"
                ),
                (
                    ReconciliationKind.Notice,
                    "fewer-decimals",
                    "late: printed 3.4 with fewer decimals than its neighbours; it is 3.43"
                ),
                (
                    ReconciliationKind.Gap,
                    "rate-without-base",
                    "online: printed 22.8, which fits no stated base: 3,993 is 22.45% of new 17,789, "
                        + "18.18% of received 21,969, 23.71% of resolved 16,840"
                ),
            ]);
    }

    [Fact]
    public void The_monthly_report_s_other_figures_are_accepted()
    {
        var accepted = Of("R1").Accepted;

        accepted.ShouldContain("received: 17,789 + 4,180 = 21,969");
        accepted.ShouldContain("resolved: 16,263 + 577 = 16,840");
        accepted.ShouldContain("on-time: 16,263 is 96.57 (96.57% of resolved 16,840)");
        foreach (var rate in new[] { "1,978 is 99.05", "231 is 97.47", "1,018 is 81.18", "281 is 35.13" })
        {
            accepted.ShouldContain(a => a.Contains(rate));
        }
    }

    [Fact]
    public void An_average_needs_its_weight_when_the_plain_mean_is_another()
    {
        var result = Of("R2");

        var notice = result.Findings.ShouldHaveSingleItem();
        notice.Kind.ShouldBe(ReconciliationKind.Notice);
        notice.Message.ShouldBe(
            "digitisation: printed > 96, but the plain mean of 97.31, 93.86, 95.86 is 95.68: state the weight"
        );
        result.Accepted.ShouldContain("received: 502 + 9,475 = 9,977");
        result.Accepted.ShouldContain("resolved: 9,970 is 99.9 (99.93% of received 9,977)");
    }

    [Theory]
    [InlineData("[3, 1, 1]", false)]
    [InlineData("[1, 3, 3]", true)]
    public void A_stated_weight_is_used(string weights, bool isGap)
    {
        var json = $$"""
            {"report": "x", "sections": [{"title": "t", "averages":
              [{"name": "a", "values": [97.31, 93.86, 95.86], "weights": {{weights}}, "printed": "> 96"}]}]}
            """;

        Reconciliation.Of(Read(json)).HasGaps.ShouldBe(isGap);
    }

    [Fact]
    public void Half_rounds_away_from_zero() => PrintedNumber.Read("35.13")!.Fits(281 * 100m / 800).ShouldBeTrue();

    [Fact]
    public void A_sum_of_the_report_s_own_is_checked()
    {
        const string Json = """
            {"report": "x", "sections": [{"title": "t", "figures": {"a": 5, "b": 2, "c": 2},
              "identities": [{"whole": "a", "parts": ["b", "c"]}]}]}
            """;

        Reconciliation.Of(Read(Json)).Findings.ShouldHaveSingleItem().Message.ShouldContain("1 between 5 and 4");
    }

    [Theory]
    [InlineData("{", "line 1, byte 2: this is no JSON")]
    [InlineData("[]", "$.report: a text belongs here")]
    [InlineData("""{"report": "x"}""", "$.sections: there is nothing to check")]
    [InlineData("""{"report": "x", "sections": [{"title": "t", "figures": {"recieved": 1}}]}""", "'received'")]
    [InlineData("""{"report": "x", "sections": [{"title": "t", "figures": {"new": -1}}]}""", "-1 is no whole number")]
    [InlineData("""{"report": "x", "sections": [{"title": "t", "figures": {"new": 1.5}}]}""", "1.5 is no whole number")]
    [InlineData(
        """{"report": "x", "sections": [{"title": "t", "figures": {"new": 0, "online": 0}, "rates": [{"part": "online", "whole": "new", "printed": "0"}]}]}""",
        "nothing is a share of 0"
    )]
    [InlineData(
        """{"report": "x", "sections": [{"title": "t", "rates": [{"part": "online", "printed": "about 3"}]}]}""",
        "has no figure 'online'"
    )]
    public void Bad_input_is_named_at_its_place(string json, string expected)
    {
        var (report, problems) = PublishedReportReader.Read(Encoding.UTF8.GetBytes(json));

        report.ShouldBeNull();
        problems.ShouldContain(p => p.Contains(expected), string.Join('\n', problems));
    }

    private static Reconciliation Of(string name) =>
        Reconciliation.Of(
            Read(File.ReadAllText(Path.Combine(Folder(), "..", "..", "fixtures", "reports", $"{name}.json")))
        );

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!);

    private static PublishedReport Read(string json)
    {
        var (report, problems) = PublishedReportReader.Read(Encoding.UTF8.GetBytes(json));
        problems.ShouldBe(ImmutableArray<string>.Empty);
        return report.ShouldNotBeNull();
    }
}

using System.Collections.Immutable;
using Bpm.Engine.Reports;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;
using Shouldly;

namespace Bpm.Engine.Tests.Reports;

/// <summary>The monthly report: every dossier in one place, months that join without a seam.</summary>
public sealed class MonthlyReportTests
{
    private static readonly ReportPeriod June = ReportPeriod.FifteenthToFourteenth(2026, 6);

    [Fact]
    public void The_reporting_month_runs_from_the_15th_to_the_14th()
    {
        June.From.ShouldBe(new LocalDate(2026, 5, 15));
        June.To.ShouldBe(new LocalDate(2026, 6, 14));
        ReportPeriod.FifteenthToFourteenth(2026, 1).From.ShouldBe(new LocalDate(2025, 12, 15));
        ReportPeriod.Month(2028, 2).To.ShouldBe(new LocalDate(2028, 2, 29));
        Should.Throw<ArgumentException>(() => new ReportPeriod(new LocalDate(2026, 2, 2), new LocalDate(2026, 2, 1)));
    }

    [Theory]
    [InlineData("2026-05-14T23:59", null, "carried")]
    [InlineData("2026-05-15T00:00", null, "new")]
    [InlineData("2026-06-14T23:59", null, "new")]
    [InlineData("2026-06-15T00:00", null, null)]
    [InlineData("2026-05-01T08:00", "2026-05-14T23:59", null)]
    [InlineData("2026-05-01T08:00", "2026-05-15T00:00", "carried")]
    public void A_dossier_counts_from_its_receipt_to_its_end(string received, string? ended, string? figure)
    {
        var dossier = Dossier(received) with { Ended = ended is null ? null : At(ended), Verdict = Verdict.OnTime };

        var row = MonthlyReport.Of([dossier], June).Total;

        row["received"].ShouldBe(figure is null ? 0 : 1);
        row["new"].ShouldBe(figure == "new" ? 1 : 0);
        row["carried"].ShouldBe(figure == "carried" ? 1 : 0);
    }

    [Fact]
    public void What_ends_after_the_period_is_still_open_in_it()
    {
        var dossier = Dossier("2026-06-01T08:00") with
        {
            Due = At("2026-06-10T17:30"),
            Ended = At("2026-06-15T08:00"),
            Verdict = Verdict.Late,
        };

        var row = MonthlyReport.Of([dossier], June).Total;

        row["resolved"].ShouldBe(0);
        row["in-process"].ShouldBe(1);
        row["in-process-overdue"].ShouldBe(1);
        row["open-overdue"].ShouldBe(1);
    }

    [Fact]
    public void Rates_have_their_numbers_and_round_half_away_from_zero()
    {
        new ReportRate(281, 800).Percent.ShouldBe(35.13m);
        new ReportRate(16263, 16840).Percent.ShouldBe(96.57m);
        new ReportRate(0, 0).Percent.ShouldBeNull();
    }

    [Fact]
    public void Months_join_units_add_up_and_each_figure_counts_its_list()
    {
        var dossiers = Random(seed: 20260622, count: 4_000);
        long? openBefore = null;
        for (var month = 1; month <= 12; month++)
        {
            var period = ReportPeriod.FifteenthToFourteenth(2026, month);
            var report = MonthlyReport.Of(dossiers, period);
            foreach (var figure in ReportFigure.All)
            {
                report.Units.Sum(u => u[figure.Id]).ShouldBe(report.Total[figure.Id], figure.Id);
                foreach (var row in report.Units.Append(report.Total))
                {
                    MonthlyReport.Behind(figure, row.Unit, dossiers, period).LongCount().ShouldBe(row[figure.Id]);
                }
            }

            (openBefore ?? report.Total["carried"]).ShouldBe(report.Total["carried"]);
            openBefore = report
                .Total.Partition.Where(p =>
                    p.Figure is "in-process" || p.Figure.StartsWith("awaiting", StringComparison.Ordinal)
                )
                .Sum(p => p.Count);
        }

        openBefore.ShouldNotBeNull().ShouldBePositive();
    }

    private static ImmutableArray<ReportedDossier> Random(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var received = At("2025-11-01T07:30").PlusMinutes(random.Next(0, 400 * 1440));
                    var ended =
                        random.Next(10) == 0 ? (LocalDateTime?)null : received.PlusMinutes(random.Next(0, 60 * 1440));
                    var ending = random.Next(10) switch
                    {
                        0 => Ending.Returned,
                        1 => Ending.Stopped,
                        _ => Ending.Resolved,
                    };
                    return new ReportedDossier(
                        $"H{i}",
                        "1.000001",
                        $"so-{random.Next(7)}",
                        (Channel)random.Next(3),
                        received
                    )
                    {
                        Due = random.Next(20) == 0 ? null : received.PlusDays(random.Next(1, 30)),
                        Ended = ended,
                        Ending = ending,
                        Verdict = ending == Ending.Resolved && random.Next(20) > 0 ? (Verdict)random.Next(3) : null,
                        Waiting = (Waiting)random.Next(4),
                    };
                }),
        ];
    }

    private static ReportedDossier Dossier(string received) =>
        new("H41-1", "1.000001", "so-y-te", Channel.Counter, At(received)) { Due = At(received).PlusDays(40) };

    private static LocalDateTime At(string text) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
}

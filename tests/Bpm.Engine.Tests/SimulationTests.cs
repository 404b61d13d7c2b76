using Bpm.Engine.Reports;
using Bpm.Engine.Simulation;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using NodaTime;

namespace Bpm.Engine.Tests;

/// <summary>
/// The synthetic province: reproducible, balanced, and no dossier of any real procedure gets stuck. A cut here; the year
/// and every procedure under <c>--long</c>.
/// </summary>
public sealed class SimulationTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("BPM_LONG") == "1";

    /// <summary>Two months with Tết in them.</summary>
    private static readonly SimulationSettings Settings = SimulationSettings.Default with
    {
        Months = Long ? 12 : 2,
        Dossiers = Long ? 213_000 : 1_200,
        CheckLedgers = true,
    };

    private static readonly Lazy<SimulationResult> Shared = new(() => Run(Settings, threads: 2));

    private static SimulationResult Run(SimulationSettings settings, int threads) =>
        new Simulator(Folder.Procedures, settings, threads).Run();

    [Fact]
    public void The_same_seed_gives_the_same_province_on_one_thread_and_on_two()
    {
        var settings = Settings with { Dossiers = 400 };
        var one = Text(Run(settings, threads: 1));
        Text(Run(settings, threads: 2)).ShouldBe(one);
        Text(Run(settings with { Seed = 2 }, threads: 2)).ShouldNotBe(one);
    }

    [Fact]
    public void The_commands_of_a_run_come_in_order_and_are_the_same_ones()
    {
        var settings = Settings with { Dossiers = 200, Months = 1 };
        var one = new Simulator(Folder.Procedures, settings, threads: 1, keepCommands: true);
        var two = new Simulator(Folder.Procedures, settings, threads: 2, keepCommands: true);
        var commands = one.Commands().SelectMany(c => c).ToList();
        commands.Count.ShouldBe((int)one.Result().Commands);
        commands.Select(c => c.At).ShouldBe(commands.Select(c => c.At).Order());
        two.Commands().SelectMany(c => c).Select(Line).Order().ShouldBe(commands.Select(Line).Order());

        static string Line(SimulatedCommand c) => $"{c.At} {c.Dossier} {c.Actor.User} {c.Command}";
    }

    [Fact]
    public void Every_dossier_is_somewhere_and_no_ledger_is_wrong()
    {
        var result = Shared.Value;
        result.Stuck.ShouldBeEmpty();
        result.Incidents.ShouldBe(0);
        result.WrongLedgers.ShouldBe(0);
        result.Submitted.ShouldBeInRange(result.Applications * 99L / 100, result.Applications);
        (result.Submitted + result.Linked).ShouldBe(
            result.Whole.Total["received"] + result.RefusedAtReception + result.GivenUp + result.AtTheDesk
        );
        result.AtTheDesk.ShouldBeInRange(0, result.Submitted / 10);
        result.Whole.Total["received"].ShouldBe(result.Histories.Length);
    }

    /// <summary>Carried over is what was open the evening before; new is what came; the parts add up, for each unit and day.</summary>
    [Fact]
    public void The_books_balance_for_every_unit_and_day_and_up_the_tree()
    {
        var result = Shared.Value;
        var province = Folder.Procedures.Province;
        var open = new Dictionary<string, long>(StringComparer.Ordinal);
        var last = result.Settings.End.PlusMinutes(-1).Date;
        for (var day = result.Settings.From; day <= last; day = day.PlusDays(1))
        {
            // Each row balances in itself, or no report is made.
            var report = result.Report(new ReportPeriod(day, day));
            foreach (var row in report.Units)
            {
                row["carried"].ShouldBe(open.GetValueOrDefault(row.Unit), $"{row.Unit} on {day}");
            }

            report.Total["carried"].ShouldBe(open.Values.Sum(), $"{day}");
            open = report.Units.ToDictionary(r => r.Unit, Open, StringComparer.Ordinal);
            foreach (var top in province.Units.Where(u => u.Parent is null))
            {
                var below = province.WithBelow([top.Code]);
                foreach (var figure in ReportFigure.All)
                {
                    report
                        .Units.Where(r => below.Contains(r.Unit))
                        .Sum(r => r[figure.Id])
                        .ShouldBe(report.Total[figure.Id]);
                }
            }
        }

        static long Open(ReportRow row) =>
            row["in-process"] + row["awaiting-supplement"] + row["awaiting-payment"] + row["awaiting-other"];
    }

    [Fact]
    public void Months_add_up_to_the_whole()
    {
        var result = Shared.Value;
        string[] flows = ["new", "resolved", "returned", "stopped", "late"];
        foreach (var figure in flows)
        {
            result.Months.Sum(m => m.Total[figure]).ShouldBe(result.Whole.Total[figure], figure);
        }

        result.LateReasons.Values.Sum().ShouldBe((int)result.Whole.Total["late"]);
    }

    [Fact]
    public void Nobody_comes_to_a_counter_on_a_day_off_and_more_come_on_a_monday()
    {
        var result = Shared.Value;
        var calendar = Folder.Procedures.ProvinceCalendar!;
        var counter = result.Histories.Where(h => h.Channel == Channel.Counter && !h.Linked).ToList();
        counter
            .Where(h => !calendar.IsCounted(h.Received.Date) && h.Received.DayOfWeek != IsoDayOfWeek.Saturday)
            .ShouldBeEmpty();
        counter
            .Count(h => h.Received.DayOfWeek == IsoDayOfWeek.Monday)
            .ShouldBeGreaterThan(counter.Count(h => h.Received.DayOfWeek == IsoDayOfWeek.Thursday));
    }

    /// <summary>Every procedure of the folder, also those whose limit nobody has published: each once and more.</summary>
    [Fact]
    public void Every_real_procedure_runs()
    {
        var result = Run(
            Settings with
            {
                Months = 3,
                Dossiers = Long ? 60_000 : 3_000,
                ProcedureSkew = 0,
                AssumeLimits = true,
                Supplement = 0.2,
                Refusal = 0.1,
                SendBack = 0.15,
                OtherWay = 0.5,
            },
            threads: 2
        );
        result.Stuck.ShouldBeEmpty();
        result.LeftOut.ShouldBeEmpty();
        result.Linked.ShouldBeGreaterThan(0);
        result.Incidents.ShouldBe(0);
        result.WrongLedgers.ShouldBe(0);
        result
            .Histories.Select(h => h.Procedure)
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(Folder.Procedures.Publications.Length * (Long ? 99 : 70) / 100);
    }

    /// <summary>Everything that a run says, dossier by dossier.</summary>
    private static string Text(SimulationResult result) =>
        string.Join(
            '\n',
            result
                .Histories.Select(h =>
                    $"{h.Procedure} {h.Unit} {h.Channel} {h.Received} {h.Ended} {h.Ending} {h.Verdict} {h.Reason}"
                )
                .Append($"{result.Commands} {result.Events} {result.Alarms} {result.RefusedAtReception}")
        );
}

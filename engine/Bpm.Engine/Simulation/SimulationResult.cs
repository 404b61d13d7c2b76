using System.Collections.Immutable;
using Bpm.Engine.Reports;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>What came of a run, counted by the same report that the product gives.</summary>
public sealed class SimulationResult
{
    internal SimulationResult(
        SimulationSettings settings,
        int applications,
        IReadOnlyList<LineTally> lines,
        IReadOnlyList<LeftOut> leftOut
    )
    {
        Settings = settings;
        Applications = applications;
        Histories = [.. lines.SelectMany(l => l.Histories)];
        Stuck = [.. lines.SelectMany(l => l.Stuck)];
        LeftOut = [.. leftOut.OrderBy(l => l.Procedure, StringComparer.Ordinal)];
        Submitted = lines.Sum(l => l.Submitted);
        RefusedAtReception = lines.Sum(l => l.RefusedAtReception);
        GivenUp = lines.Sum(l => l.GivenUp);
        Commands = lines.Sum(l => l.Commands);
        Events = lines.Sum(l => l.Events);
        Alarms = lines.Sum(l => l.Alarms);
        Incidents = lines.Sum(l => l.Incidents);
        WrongLedgers = lines.Sum(l => l.WrongLedgers);
        Lines = lines.Count;
        Whole = Report(new ReportPeriod(settings.From, LastDate));
        Months =
        [
            .. Enumerable
                .Range(0, settings.Months)
                .Select(m => settings.From.PlusMonths(m))
                .TakeWhile(first => first <= LastDate)
                .Select(first => Report(Month(first))),
        ];
    }

    public SimulationSettings Settings { get; }

    /// <summary>Every received dossier, line by line in the order of reception.</summary>
    public ImmutableArray<DossierHistory> Histories { get; }

    /// <summary>Parts that ran beside each other.</summary>
    public int Lines { get; }

    /// <summary>People who came; those whose turn had not come at the end were not <see cref="Submitted"/> yet.</summary>
    public int Applications { get; }
    public long Submitted { get; }
    public long RefusedAtReception { get; }

    /// <summary>Received dossiers that were opened as part of another.</summary>
    public long Linked => Histories.Count(h => h.Linked);

    /// <summary>Submitted, and neither received nor refused yet.</summary>
    public long AtTheDesk => Submitted + Linked - RefusedAtReception - Whole.Total["received"] - GivenUp;

    /// <summary>Submissions that were withdrawn before anybody received them.</summary>
    public long GivenUp { get; }
    public long Commands { get; }
    public long Events { get; }
    public long Alarms { get; }
    public long Incidents { get; }

    /// <summary>Ledgers that did not add up; counted when the settings ask for it.</summary>
    public long WrongLedgers { get; }
    public ImmutableArray<StuckDossier> Stuck { get; }
    public ImmutableArray<LeftOut> LeftOut { get; }

    /// <summary>The whole run as one period, and its months.</summary>
    public MonthlyReport Whole { get; }
    public ImmutableArray<MonthlyReport> Months { get; }

    /// <summary>Late ones by reason, of those that were resolved.</summary>
    public IReadOnlyDictionary<LateReason, int> LateReasons =>
        Histories
            .Where(h => h.Reason is not null)
            .GroupBy(h => h.Reason!.Value)
            .ToDictionary(g => g.Key, g => g.Count());

    /// <summary>The report that the product would give on a period.</summary>
    public MonthlyReport Report(ReportPeriod period)
    {
        var seen = period.SeenAt(Settings.End.PlusMilliseconds(-1));
        return MonthlyReport.Of(
            Histories.Where(h => h.Received < seen.End && !(h.Ended < seen.From.AtMidnight())).Select(h => h.At(seen)),
            seen
        );
    }

    private LocalDate LastDate => Settings.End.PlusMilliseconds(-1).Date;

    private ReportPeriod Month(LocalDate first)
    {
        var last = first.PlusMonths(1).PlusDays(-1);
        return new ReportPeriod(first, last < LastDate ? last : LastDate);
    }
}

using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine;

/// <summary>What one holder used of the dossier's counted time, beside what the steps allowed him.</summary>
/// <param name="Minutes">Counted minutes of the ledger; over all holders they add up to the elapsed ones.</param>
/// <param name="Allowance">Sum of the terms of his visits; null for the applicant, a pause, and steps without a term.</param>
public sealed record HolderShare(Holder Holder, long Minutes, long? Allowance)
{
    /// <summary>Minutes beyond the allowance; 0 when within it or without one.</summary>
    public long Over => Allowance is { } allowed ? Math.Max(0, Minutes - allowed) : 0;
}

/// <summary>A visit of a step that took longer than its term.</summary>
/// <param name="Over">Minutes beyond the term, and <paramref name="Saving"/> those by which the dossier would have been earlier.</param>
public sealed record Overrun(string Task, string Step, string Unit, long Over, long Saving);

/// <summary>Why a dossier is late, or how far it is from being so. A pure reading; nothing is stored.</summary>
/// <param name="Due">What the verdict is measured against.</param>
/// <param name="End">When it was finished, or now.</param>
/// <param name="LateMinutes">Counted minutes after the due; 0 when in time.</param>
/// <param name="Holders">In the order of the ledger.</param>
/// <param name="Overruns">Longest saving first.</param>
public sealed record Lateness(
    LocalDateTime Due,
    LocalDateTime End,
    bool IsFinished,
    long LateMinutes,
    ImmutableArray<HolderShare> Holders,
    ImmutableArray<Overrun> Overruns
)
{
    public bool IsLate => End.With(TimeAdjusters.TruncateToMinute) > Due;

    /// <summary>The one visit that, kept to its term, would have made the dossier be in time; null when no single one would.</summary>
    public Overrun? OneChange => IsLate && Overruns is [var first, ..] && first.Saving >= LateMinutes ? first : null;

    /// <summary>Null before reception and where nothing is promised.</summary>
    public static Lateness? Of(Dossier dossier, Facts facts, Instant now)
    {
        if (dossier.ReceivedAt is null || dossier.LawfulDue is not { } due)
        {
            return null;
        }

        var calendar = facts.Calendars[dossier.Calendar];
        var end = ProvinceTime.ToLocal(dossier.FinishedAt ?? now);
        var ledger = DossierClocks.LedgerOf(dossier, calendar, now)!;
        var visits = dossier
            .Tasks.Where(t => t.Step != Dossier.ReceptionStep && t.OpenedAt <= (dossier.FinishedAt ?? now))
            .Select(t => Visit(t, facts, now))
            .OfType<(OfficerTask Task, ClockReading Clock)>()
            .ToList();
        return new Lateness(
            due,
            end,
            dossier.FinishedAt is not null,
            Alarms.Counted(calendar, due, end),
            [.. ledger.Totals.Select(t => Share(t.Holder, t.Minutes, visits))],
            [
                .. visits
                    .Select(v => OverrunOf(dossier, v.Task, v.Clock, calendar, end))
                    .OfType<Overrun>()
                    .OrderByDescending(o => o.Saving)
                    .ThenBy(o => o.Task, StringComparer.Ordinal),
            ]
        );
    }

    private static (OfficerTask Task, ClockReading Clock)? Visit(OfficerTask task, Facts facts, Instant now) =>
        DossierClocks.OfTask(task, facts.Calendars[task.Calendar], notAfter: null, task.EndedAt ?? now) is { } clock
            ? (task, clock)
            : null;

    private static HolderShare Share(Holder holder, long minutes, List<(OfficerTask Task, ClockReading Clock)> visits)
    {
        var own = visits.Where(v => holder.Kind == Holder.AgencyKind && v.Task.Unit == holder.Unit).ToList();
        return new HolderShare(holder, minutes, own.Count == 0 ? null : own.Sum(v => v.Clock.AllowanceMinutes));
    }

    /// <summary>In a parallel block a branch saves no more than until the latest of the others.</summary>
    private static Overrun? OverrunOf(
        Dossier dossier,
        OfficerTask task,
        ClockReading clock,
        WorkingCalendar calendar,
        LocalDateTime end
    )
    {
        if (clock.RemainingMinutes >= 0)
        {
            return null;
        }

        var ended = task.EndedAt is { } at ? ProvinceTime.ToLocal(at) : end;
        var from = clock.Due;
        if (task.Branch is { } branch)
        {
            foreach (var other in dossier.Tasks.Where(t => t.Branch is not null && t.Branch != branch))
            {
                var until = other.EndedAt is { } otherEnd ? ProvinceTime.ToLocal(otherEnd) : end;
                if (other.OpenedAt < (task.EndedAt ?? Instant.MaxValue) && until > from)
                {
                    from = until;
                }
            }
        }

        return new Overrun(
            task.Id,
            task.Step,
            task.Unit,
            -clock.RemainingMinutes,
            Alarms.Counted(calendar, from, ended)
        );
    }
}

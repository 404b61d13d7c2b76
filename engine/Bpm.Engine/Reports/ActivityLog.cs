using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Reports;

public enum ActivityKind
{
    /// <summary>A visit of a step that waits for a person.</summary>
    Task,

    /// <summary>Waiting for someone outside.</summary>
    Wait,

    /// <summary>A moment without a length: received, finished, delivered …</summary>
    Milestone,
}

/// <summary>One activity of a dossier, for process mining. It holds no personal data of an applicant.</summary>
/// <param name="Number">1, 2, 3 … in the dossier, by the moment of opening.</param>
/// <param name="Id">Task, wait, or the milestone's name.</param>
/// <param name="Step">Empty for a milestone and for a wait of the whole dossier.</param>
/// <param name="Role">Empty but for tasks.</param>
/// <param name="Resource">Account that did it or has it; null when nobody has taken it.</param>
/// <param name="Started">When somebody first had it in hand; null when nobody ever did.</param>
/// <param name="Ended">Null while it runs.</param>
/// <param name="Outcome">The action of a task, <c>cancelled</c>, <c>open</c>, <c>paused</c> or <c>done</c>.</param>
/// <param name="WorkingMinutes">Counted by the unit's calendar from opening to end (or now), pauses left out.</param>
/// <param name="PausedMinutes">Counted likewise while it was paused; all of a wait. Both together are the counted time.</param>
/// <param name="WallMinutes">Whole minutes of the wall clock, nights and pauses included.</param>
/// <param name="Late">Ended, or still stands, after the due; null without one, while paused, and when cancelled.</param>
public sealed record Activity(
    int Number,
    ActivityKind Kind,
    string Id,
    string Step,
    int Visit,
    string? Branch,
    string Unit,
    string Role,
    string? Resource,
    LocalDateTime Opened,
    LocalDateTime? Started,
    LocalDateTime? Ended,
    string Outcome,
    long WorkingMinutes,
    long PausedMinutes,
    long WallMinutes,
    LocalDateTime? Due,
    bool? Late
);

/// <summary>
/// The activities of a dossier with their working times. Every minute is counted by <see cref="Ledger"/>, as the minutes
/// of the dossier itself are: where one task at a time is open, those of a unit's tasks add up to what its ledger debits.
/// </summary>
public static class ActivityLog
{
    /// <param name="dossier">The events of <paramref name="history"/>, applied.</param>
    /// <param name="calendarOf">The calendar of a unit, for waits; tasks carry their own.</param>
    /// <param name="now">Until when open activities count.</param>
    /// <exception cref="CalendarRangeException">A time lies beyond the calendar.</exception>
    public static ImmutableArray<Activity> Of(
        Dossier dossier,
        IReadOnlyList<Happened> history,
        IReadOnlyDictionary<string, WorkingCalendar> calendars,
        Func<string, WorkingCalendar> calendarOf,
        Instant now
    )
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(calendars);
        var starts = StartsOf(history);
        var activities = dossier
            .Tasks.Select(t => OfTask(t, starts.GetValueOrDefault(t.Id), calendars[t.Calendar], now))
            .Concat(dossier.Waits.Select(w => OfWait(w, calendarOf(w.Owner), now)))
            .Concat(history.Select(h => Milestone(dossier, h)).OfType<Activity>());
        return [.. activities.OrderBy(a => a.Opened).ThenBy(a => a.Kind).Select((a, i) => a with { Number = i + 1 })];
    }

    /// <summary>When each task was first in somebody's hands.</summary>
    private static Dictionary<string, Instant> StartsOf(IEnumerable<Happened> history)
    {
        var starts = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var (at, _, change) in history)
        {
            var task = change switch
            {
                TaskOpened { Assignee: not null } opened => opened.Task,
                TaskClaimed claimed => claimed.Task,
                TaskAssigned assigned => assigned.Task,
                _ => null,
            };
            if (task is not null)
            {
                starts.TryAdd(task, at);
            }
        }

        return starts;
    }

    private static Activity OfTask(OfficerTask task, Instant started, WorkingCalendar calendar, Instant now)
    {
        var end = task.EndedAt ?? now;
        var (working, paused) = Minutes(
            task.Unit,
            task.OpenedAt,
            end,
            task.Pauses.Select(p => (p.From, p.To ?? end)),
            calendar
        );
        return new Activity(
            0,
            ActivityKind.Task,
            task.Id,
            task.Step,
            task.Visit,
            task.Branch,
            task.Unit,
            task.Role,
            task.DoneBy ?? task.Assignee,
            Local(task.OpenedAt),
            started == default ? null : Local(started),
            task.EndedAt is { } ended ? Local(ended) : null,
            task.State switch
            {
                TaskState.Done => task.Action ?? "done",
                TaskState.Cancelled => "cancelled",
                TaskState.Paused => "paused",
                _ => "open",
            },
            working,
            paused,
            Wall(task.OpenedAt, end),
            task.Due,
            task.Due is not { } due || task.State is TaskState.Paused or TaskState.Cancelled
                ? null
                : Local(end).With(TimeAdjusters.TruncateToMinute) > due
        );
    }

    private static Activity OfWait(Wait wait, WorkingCalendar calendar, Instant now)
    {
        var end = wait.EndedAt ?? now;
        var (_, waited) = Minutes(wait.Owner, wait.From, end, [(wait.From, end)], calendar);
        return new Activity(
            0,
            ActivityKind.Wait,
            wait.Id,
            wait.Step,
            1,
            wait.Branch,
            wait.Owner,
            "",
            null,
            Local(wait.From),
            null,
            wait.EndedAt is { } ended ? Local(ended) : null,
            wait.Open ? "open" : "done",
            0,
            waited,
            Wall(wait.From, end),
            wait.ReviewBy,
            wait.ReviewBy is { } review ? Local(end).With(TimeAdjusters.TruncateToMinute) > review : null
        );
    }

    private static Activity? Milestone(Dossier dossier, Happened happened)
    {
        var (name, unit, outcome) = happened.Event switch
        {
            DossierReceived => ("received", dossier.ReceptionUnit, "done"),
            DossierTakenOver => ("taken-over", dossier.ReceptionUnit, "done"),
            DossierRefused => ("refused", dossier.ReceptionUnit, "done"),
            DossierFinished finished => ("finished", dossier.AuthorityUnit, finished.Outcome),
            ResultDelivered => ("delivered", dossier.ReceptionUnit, "done"),
            DossierWithdrawn => ("withdrawn", dossier.ReceptionUnit, "done"),
            DossierStopped => ("stopped", dossier.AuthorityUnit, "done"),
            CorrectionOpened => ("correction-opened", dossier.AuthorityUnit, "done"),
            _ => ("", "", ""),
        };
        var at = Local(happened.At);
        return name.Length == 0
            ? null
            : new Activity(
                0,
                ActivityKind.Milestone,
                name,
                "",
                1,
                null,
                unit,
                "",
                happened.Actor,
                at,
                at,
                at,
                outcome,
                0,
                0,
                0,
                null,
                null
            );
    }

    /// <summary>Counted minutes outside and inside the pauses.</summary>
    private static (long Working, long Paused) Minutes(
        string unit,
        Instant from,
        Instant to,
        IEnumerable<(Instant From, Instant To)> pauses,
        WorkingCalendar calendar
    )
    {
        var held = new Holding(Local(from), Local(to), Holder.Agency(unit));
        var ledger = Ledger.Read(
            [held, .. pauses.Select(p => new Holding(Local(p.From), Local(p.To), Holder.LawfulPause("")))],
            held.From,
            held.To!.Value,
            calendar
        );
        var working = ledger.Totals.Where(t => t.Holder.Kind == Holder.AgencyKind).Sum(t => t.Minutes);
        return (working, ledger.ElapsedMinutes - working);
    }

    private static long Wall(Instant from, Instant to) => (long)(to - from).TotalMinutes;

    private static LocalDateTime Local(Instant at) => ProvinceTime.ToLocal(at);
}

using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine;

/// <summary>What an alarm says. The order is that in which alarms of one moment are raised.</summary>
public enum AlarmKind
{
    /// <summary>A task's time, or the dossier's, is nearly used up.</summary>
    DueSoon,

    /// <summary>The shortest lawful way no longer fits before the dossier's due: an apology is to be drafted.</summary>
    CertainLate,

    /// <summary>A task or the dossier is past its due.</summary>
    Overdue,

    /// <summary>A role must be told, as the step's <c>escalate</c> says, before or after its due.</summary>
    Escalation,

    /// <summary>A unit that was asked has not answered in its term: consent where a law says so, else it is chased.</summary>
    Silence,

    /// <summary>The owner of a wait must look again, or the wait's period is over.</summary>
    WaitReview,
}

/// <summary>One moment at which something about a dossier becomes due or true.</summary>
/// <param name="Subject">Id of the task or the wait; empty for the dossier itself.</param>
/// <param name="Threshold">Which of several of the same kind: <c>soon</c>, <c>due</c>, <c>before 1 working day: leader</c>.</param>
/// <param name="At">From this moment on it is so.</param>
/// <param name="ToRole">Role that is told beside whoever holds the task; null for nobody more.</param>
/// <remarks>Kind, subject and threshold together name an alarm: it is raised once in a dossier's life.</remarks>
public sealed record Alarm(AlarmKind Kind, string Subject, string Threshold, Instant At, string? ToRole = null)
{
    /// <summary>What names the alarm, whenever it is due.</summary>
    public (AlarmKind Kind, string Subject, string Threshold) Key => (Kind, Subject, Threshold);

    internal bool Was(RaisedAlarm raised) => Key == (raised.Kind, raised.Subject, raised.Threshold);
}

/// <summary>
/// When a dossier needs attention. Pure: whoever keeps the time asks <see cref="Next"/> for the moment to come back,
/// then raises each of <see cref="Due"/> with <see cref="Commands.RecordAlarm"/>, in order. What became due while
/// nobody asked is still there, and what was raised never comes again.
/// </summary>
public static class Alarms
{
    /// <summary>Where no policy says how long before its due a dossier is due soon: this share of its allowance is left.</summary>
    private const int SoonPercent = TimeBand.SoonPercent;

    /// <summary>How long before the due moment the applicant must be told of a delay.</summary>
    private const string ApologyLead = "apology-lead";

    /// <summary>Alarms that are due and were not raised yet, oldest first.</summary>
    public static ImmutableArray<Alarm> Due(Dossier dossier, Facts facts, Instant now)
    {
        var due = Open(dossier, facts);
        due.RemoveAll(a => a.At > now);
        due.Sort(Compare);
        return [.. due];
    }

    /// <summary>The alarm that comes next, due or not; null when none will come.</summary>
    public static Alarm? Next(Dossier dossier, Facts facts)
    {
        Alarm? first = null;
        foreach (var alarm in Open(dossier, facts))
        {
            first = first is null || Compare(alarm, first) < 0 ? alarm : first;
        }

        return first;
    }

    private static int Compare(Alarm one, Alarm other)
    {
        var order = one.At.CompareTo(other.At);
        order = order != 0 ? order : one.Kind.CompareTo(other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(one.Subject, other.Subject);
        return order != 0 ? order : string.CompareOrdinal(one.Threshold, other.Threshold);
    }

    /// <summary>Everything that was not raised yet, in no order. Asked after every command: plain loops, no iterators.</summary>
    private static List<Alarm> Open(Dossier dossier, Facts facts)
    {
        var open = new List<Alarm>();
        if (dossier.Version == 0 || dossier.Ended)
        {
            return open;
        }

        foreach (var task in dossier.Tasks)
        {
            if (task.State == TaskState.Open)
            {
                AddOfTask(open, dossier, task, facts);
            }
        }

        AddOfDossier(open, dossier, facts);
        foreach (var wait in dossier.Waits)
        {
            if (wait is { Open: true, ReviewBy: { } review })
            {
                Add(open, dossier, new Alarm(AlarmKind.WaitReview, wait.Id, "review", AfterMinute(review)));
            }
        }

        return open;
    }

    private static void Add(List<Alarm> open, Dossier dossier, Alarm alarm)
    {
        foreach (var raised in dossier.Alarms)
        {
            if (alarm.Was(raised))
            {
                return;
            }
        }

        open.Add(alarm);
    }

    private static void AddOfTask(List<Alarm> open, Dossier dossier, OfficerTask task, Facts facts)
    {
        if (task.Due is not { } due)
        {
            return;
        }

        var calendar = facts.Calendars[task.Calendar];
        var opened = Local(task.OpenedAt);
        var allowance = Counted(calendar, opened, due);
        var left = Math.Max(allowance * SoonPercent / 100, Math.Min(TimeBand.SoonMinutes, allowance / 2));
        Add(
            open,
            dossier,
            new Alarm(AlarmKind.DueSoon, task.Id, "soon", Before(calendar, opened, due, allowance, left))
        );
        Add(open, dossier, new Alarm(AlarmKind.Overdue, task.Id, "due", AfterMinute(due)));
        var workflow = facts.Publication.Workflow;
        if (!workflow.Has(task.Step))
        {
            return;
        }

        var step = workflow[task.Step].Step;
        foreach (var escalation in step.Escalate)
        {
            var at = escalation.BeforeDue
                ? Before(calendar, opened, due, escalation.Offset.WorkingMinutes(calendar.DayLengthMinutes) ?? 0)
                : AfterMinute(calendar.Add(due, escalation.Offset, StartRule.Moment));
            Add(open, dossier, new Alarm(AlarmKind.Escalation, task.Id, escalation.Threshold, at, escalation.ToRole));
        }

        if (step is ConsultStep)
        {
            Add(open, dossier, new Alarm(AlarmKind.Silence, task.Id, "silence", AfterMinute(due)));
        }
    }

    private static void AddOfDossier(List<Alarm> open, Dossier dossier, Facts facts)
    {
        if (dossier.ReceivedAt is not { } received || dossier.FinishedAt is not null || dossier.Paused)
        {
            return;
        }

        if (dossier.Reappointment is { } again)
        {
            Add(open, dossier, new Alarm(AlarmKind.Overdue, "", "reappointed", AfterMinute(again)));
        }

        if (dossier.LawfulDue is not { } due)
        {
            return;
        }

        var calendar = facts.Calendars[dossier.Calendar];
        var start = Local(received);
        var total = Counted(calendar, start, due);
        var lead =
            facts.Publication.Policies.Value(ApologyLead, due.Date)?.Term?.WorkingMinutes(calendar.DayLengthMinutes)
            ?? total * SoonPercent / 100;
        Add(open, dossier, new Alarm(AlarmKind.DueSoon, "", "soon", Before(calendar, start, due, total, lead)));
        Add(open, dossier, new Alarm(AlarmKind.Overdue, "", "due", AfterMinute(due)));
        var path = RemainingPath.Minutes(dossier, facts.Publication, calendar.DayLengthMinutes, PathChoice.Shortest);
        var latest = Before(calendar, start, due, total, path);
        Add(open, dossier, new Alarm(AlarmKind.CertainLate, "", "path", latest + Duration.FromMinutes(1)));
    }

    /// <summary>The latest moment from which that many counted minutes are left before the due; never before the start.</summary>
    internal static Instant Before(WorkingCalendar calendar, LocalDateTime start, LocalDateTime due, long minutes) =>
        Before(calendar, start, due, Counted(calendar, start, due), minutes);

    /// <param name="total">Counted minutes from the start to the due.</param>
    private static Instant Before(
        WorkingCalendar calendar,
        LocalDateTime start,
        LocalDateTime due,
        long total,
        long minutes
    ) =>
        ProvinceTime.ToInstant(
            minutes <= 0 ? due
            : minutes >= total ? start
            : calendar.NextCounted(calendar.AddMinutes(start, total - minutes))
        );

    internal static long Counted(WorkingCalendar calendar, LocalDateTime from, LocalDateTime to) =>
        to <= from ? 0 : calendar.Count(from, to);

    /// <summary>Late is the first minute after the due one.</summary>
    private static Instant AfterMinute(LocalDateTime due) => ProvinceTime.ToInstant(due) + Duration.FromMinutes(1);

    private static LocalDateTime Local(Instant at) => ProvinceTime.ToLocal(at);
}

using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine;

/// <summary>
/// The risk order of the inbox: when a task must be begun at the latest so that the dossier can still be in time, the
/// way that is usual.
/// </summary>
public static class LatestSafeStart
{
    /// <summary>Due of the dossier minus the usual work that remains, this task's own term included; null without dates, and while the task is paused.</summary>
    public static LocalDateTime? Of(Dossier dossier, OfficerTask task, Facts facts)
    {
        if (task.State != TaskState.Open || (dossier.LawfulDue ?? task.Due) is not { } due)
        {
            return null;
        }

        var calendar = facts.Calendars[dossier.Calendar.Length > 0 ? dossier.Calendar : task.Calendar];
        var received = ProvinceTime.ToLocal(dossier.ReceivedAt ?? dossier.SubmittedAt ?? task.OpenedAt);
        var after =
            dossier.FinishedAt is null && dossier.ReceivedAt is not null
                ? RemainingPath.Minutes(dossier, facts.Publication, calendar.DayLengthMinutes, PathChoice.Usual)
                : 0;
        var own = task.Term?.WorkingMinutes(calendar.DayLengthMinutes) ?? 0;
        return ProvinceTime.ToLocal(Alarms.Before(calendar, received, due, after + own));
    }
}

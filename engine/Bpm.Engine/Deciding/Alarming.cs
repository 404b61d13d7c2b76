using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>An alarm that is due is written into the record, once; what follows from it by law follows at once.</summary>
internal static class Alarming
{
    public static Refusal? Record(Deliberation decision, RecordAlarm record)
    {
        if (Guard.Alive(decision.Dossier) is { } gone)
        {
            return gone;
        }

        if (Guard.System(decision) is { } refusal)
        {
            return refusal;
        }

        if (decision.Dossier.Alarms.Any(record.Alarm.Was))
        {
            return Refusals.AlarmRaised();
        }

        var due = Alarms
            .Due(decision.Dossier, decision.Facts, decision.Now)
            .FirstOrDefault(a => a.Key == record.Alarm.Key);
        if (due is null)
        {
            return Refusals.AlarmNotDue();
        }

        var at = ProvinceTime.ToLocal(due.At).With(TimeAdjusters.TruncateToMinute);
        decision.Emit(new AlarmRaised(due.Kind, due.Subject, due.Threshold, at, due.ToRole));
        switch (due.Kind)
        {
            case AlarmKind.Silence:
                Consulting.Silence(decision, due.Subject);
                break;
            case AlarmKind.WaitReview:
                Waits.EndIfOver(decision, due.Subject);
                break;
            default:
                break;
        }

        return null;
    }
}

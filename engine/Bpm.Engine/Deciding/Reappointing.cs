using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>
/// Apology with a new date. What was promised stays in the record, the verdict is measured against it, and the result
/// is never refused because it is late.
/// </summary>
internal static class Reappointing
{
    private const string MaxReappointments = "max-reappointments";

    public static Refusal? Reappoint(Deliberation decision, Reappoint again)
    {
        var dossier = decision.Dossier;
        if ((Guard.Running(dossier) ?? Guard.Reason(again.Reason) ?? Guard.Leads(decision)) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(again.Letter))
        {
            return Refusals.LetterMissing();
        }

        // Once, also where the policy is unset: nobody may push a date along for ever.
        if (dossier.Reappointment is not null)
        {
            var basis = decision.Facts.Publication.Policies.Value(MaxReappointments, decision.LocalNow.Date)?.Basis;
            return Refusals.ReappointedAlready(basis);
        }

        var due = dossier.LawfulDue ?? decision.LocalNow;
        if (again.New <= due || again.New <= decision.LocalNow)
        {
            return Refusals.NewDateTooEarly(due);
        }

        decision.Emit(
            new Reappointed(
                due,
                again.New.With(TimeAdjusters.TruncateToMinute),
                again.Reason,
                again.Letter,
                decision.Facts.Actor.User
            )
        );
        TaskDue.Refresh(decision, "reappointed");
        return null;
    }
}

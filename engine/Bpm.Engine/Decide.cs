using Bpm.Engine.Commands;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using NodaTime;

namespace Bpm.Engine;

/// <summary>Decides what a command does to a dossier. Pure: the same arguments give the same decision.</summary>
public static class Decide
{
    /// <param name="dossier">The state before; <see cref="Dossier.None"/> for a new one.</param>
    /// <param name="now">The clock's moment; an earlier one than the last event's is lifted to that, so that a step back of
    /// the machine's clock never reorders the record.</param>
    public static Decision Command(Dossier dossier, Command command, Facts facts, Instant now)
    {
        var decision = new Deliberation(dossier, facts, Instant.Max(now, dossier.LastAt));
        var refusal = command switch
        {
            Submit submit => Reception.Submit(decision, submit),
            Receive receive => Reception.Receive(decision, receive),
            RefuseReception refuse => Reception.Refuse(decision, refuse),
            Claim claim => Assigning.Claim(decision, claim),
            Release release => Assigning.Release(decision, release),
            Assign assign => Assigning.Assign(decision, assign),
            Complete complete => Completing.Complete(decision, complete),
            EndWait end => WaitEnding.End(decision, end),
            PayFee pay => Paying.Pay(decision, pay),
            Withdraw withdraw => Withdrawing.Withdraw(decision, withdraw),
            AddNote note => Noting.Add(decision, note),
            RetryIncident retry => Incidents.Retry(decision, retry),
            RecordAlarm record => Alarming.Record(decision, record),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No such command."),
        };
        if (refusal is not null)
        {
            return new Decision.Refused(refusal);
        }

        if (decision.Dossier.ReceivedAt is not null)
        {
            Pausing.Settle(decision);
        }

        return decision.Accept();
    }
}

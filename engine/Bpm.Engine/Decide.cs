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
        var decision = new Deliberation(dossier, facts.Within(), Instant.Max(now, dossier.LastAt));
        var refusal = command switch
        {
            Submit submit => Reception.Submit(decision, submit),
            TakeOver take => TakingOver.Take(decision, take),
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
            AskCompletion ask => Submissions.Ask(decision, ask),
            CompleteSubmission complete => Submissions.Complete(decision, complete),
            AssignEvenly assign => Assigning.AssignEvenly(decision, assign),
            PauseProcessing pause => Resting.Pause(decision, pause),
            Suspend suspend => Resting.Suspend(decision, suspend),
            ResumeProcessing resume => Resting.Resume(decision, resume),
            Stop stop => Stopping.Stop(decision, stop),
            StopChild stop => Stopping.StopChild(decision, stop),
            AcceptCustody accept => Handing.Accept(decision, accept),
            Return back => Handing.Return(decision, back),
            CloseConsult close => Consulting.Close(decision, close),
            ExcludePerson exclude => Excluding.Exclude(decision, exclude),
            MoveToSuccessors => Succeeding.Move(decision),
            CorrectResult correct => Correcting.Open(decision, correct),
            RequirePayment require => Paying.Require(decision, require),
            ConfirmPayment confirm => Paying.Confirm(decision, confirm),
            RecordSynchronisation record => Synchronising.Record(decision, record),
            ExtendDue extend => Extending.Extend(decision, extend),
            Reappoint again => Reappointing.Reappoint(decision, again),
            Redate redate => Redating.Redate(decision, redate),
            Migrate migrate => Migrating.Migrate(decision, migrate),
            OpenChild open => Linking.Open(decision, open),
            LinkChild link => Linking.Link(decision, link),
            ReportChild report => Linking.Report(decision, report),
            ExtendForChild extend => Linking.Extend(decision, extend),
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

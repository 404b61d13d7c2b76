using Bpm.Engine.Events;
using NodaTime;

namespace Bpm.Engine.Dossiers;

/// <summary>Applies what people decide about the whole of a dossier: its dates, its rest and end, its money.</summary>
internal static class ApplyingControl
{
    /// <summary>Null for an event of another family.</summary>
    public static Dossier? Change(Dossier d, DossierEvent change, Instant at) =>
        change switch
        {
            CompletionAsked => d with { Status = BusinessStatus.AwaitingCompletion },
            SubmissionCompleted e => d with { Status = BusinessStatus.Submitted, PersonalDigest = e.PersonalDigest },
            DueExtended e => d with
            {
                Extensions = d.Extensions.Add(new GrantedExtension(e.Id, e.Term, e.Basis, at)),
                StatutoryDue = e.StatutoryDue,
                CommittedDue = e.CommittedDue,
            },
            Reappointed e => d with { Reappointment = e.New },
            DueChanged e => d with
            {
                StatutoryDue = e.StatutoryDue,
                CommittedDue = e.CommittedDue,
                CalendarVersion = e.CalendarVersion,
            },
            TaskDueMoved e => d.With(e.Task, e, at, static (t, e, _) => t with { Due = e.Due }),
            DossierMigrated e => d with
            {
                Publication = e.To,
                ProcedureVersion = e.ProcedureVersion,
                Statutory = e.Statutory,
                Committed = e.Committed,
                StatutoryDue = e.StatutoryDue,
                CommittedDue = e.CommittedDue,
            },
            DossierStopped => d with
            {
                Holdings = Applying.HeldUntil(d.Holdings, at),
                Status = BusinessStatus.Stopped,
                FinishedAt = d.FinishedAt ?? at,
            },
            CustodyAccepted e => d.With(
                e.Task,
                e,
                at,
                static (t, e, at) => t with { AcceptedAt = at, AcceptedBy = e.By }
            ),
            TaskReturned e => d with
            {
                Tasks = d.TasksWith(
                    e.Task,
                    e,
                    at,
                    static (t, e, at) =>
                        t with
                        {
                            State = TaskState.Done,
                            DoneBy = e.By,
                            DoneFor = e.For,
                            Action = "return",
                            EndedAt = at,
                        }
                ),
                Outcome = e.UndoesOutcome ? null : d.Outcome,
            },
            TaskMoved e => d.With(
                e.Task,
                e,
                at,
                static (t, e, _) =>
                    t with
                    {
                        Unit = e.To,
                        Calendar = e.Calendar,
                        // Nobody of the abolished unit holds it any more, and whoever moved along claims it again.
                        Assignee = null,
                    }
            ),
            UnitSucceeded { Place: "authority" } e => d with { AuthorityUnit = e.To },
            UnitSucceeded { Place: "reception" } e => d with { ReceptionUnit = e.To },
            PersonExcluded e => d with { Excluded = d.Excluded.Add(e.User) },
            CorrectionOpened => d with { Correcting = true },
            CorrectionClosed => d with { Correcting = false },
            PaymentRequired e => d with
            {
                Fees = d.Fees.Any(f => f.Id == e.Fee)
                    ? [.. d.Fees.Select(f => f.Id == e.Fee ? f with { Amount = e.Amount } : f)]
                    : d.Fees.Add(new FeeState(e.Fee, e.Amount, e.When, 0)),
            },
            PaymentConfirmed e => d with
            {
                Fees = [.. d.Fees.Select(f => f.Id == e.Fee ? f with { Confirmed = f.Confirmed + e.Amount } : f)],
            },
            StatusSynchronised e => d with { Sync = new SyncState(e.NationalStatus, e.Done, e.Problem, at) },
            // The wait beside them carries the state.
            ProcessingPaused or ProcessingResumed => d,
            _ => null,
        };
}

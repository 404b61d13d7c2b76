using System.Collections.Immutable;
using Bpm.Engine.Events;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Dossiers;

/// <summary>Applies an event to a dossier. Pure; needs nothing but the two and the moment of the event.</summary>
public static class Applying
{
    public static Dossier Apply(this Dossier dossier, DossierEvent change, Instant at)
    {
        var next = Change(dossier, change, at);
        return (ReferenceEquals(next, dossier) ? dossier with { } : next).Stamp(dossier.Version + 1, at);
    }

    /// <summary>A pause that was over when the dossier was taken over.</summary>
    internal static DossierPause Pause(TakenPause pause) =>
        new(
            pause.Ground,
            pause.Basis,
            ProvinceTime.ToInstant(pause.From),
            ProvinceTime.ToInstant(pause.To),
            pause.StopsStatutory,
            pause.StopsCommitted,
            pause.Effect,
            pause.Holder
        );

    private static Dossier Change(Dossier d, DossierEvent change, Instant at) =>
        change switch
        {
            DossierSubmitted e => d with
            {
                Status = BusinessStatus.Submitted,
                Procedure = e.Procedure,
                ProcedureVersion = e.ProcedureVersion,
                Publication = e.Publication,
                Case = e.Case,
                Channel = e.Channel,
                ReceptionUnit = e.ReceptionUnit,
                PersonalDigest = e.PersonalDigest,
                SubmittedAt = at,
                Custody = d.Custody.SetItem("", e.ReceptionUnit),
            },
            DossierReceived e => d with
            {
                Status = BusinessStatus.InProcess,
                Code = e.Code,
                AuthorityUnit = e.AuthorityUnit,
                Calendar = e.Calendar,
                CalendarVersion = e.CalendarVersion,
                Statutory = e.Statutory,
                Committed = e.Committed,
                StatutoryDue = e.Statutory?.Due,
                CommittedDue = e.Committed?.Due,
                Promised = e.Promised,
                Papers = e.Papers,
                Fees = [.. e.Fees.Select(static f => new FeeState(f.Fee, f.Amount, f.When, 0))],
                ReceivedAt = at,
                Holdings = [new Held(d.ReceptionUnit, null, at, null)],
            },
            DossierTakenOver e => d with
            {
                Status = BusinessStatus.InProcess,
                Code = e.Code,
                AuthorityUnit = e.AuthorityUnit,
                Calendar = e.Calendar,
                CalendarVersion = e.CalendarVersion,
                Statutory = e.Statutory,
                Committed = e.Committed,
                StatutoryDue = e.StatutoryDue,
                CommittedDue = e.CommittedDue,
                Promised = e.Promised,
                ReceivedAt = ProvinceTime.ToInstant(e.Received),
                Pauses = [.. e.Pauses.Select(Pause)],
                Custody = d.Custody.SetItem("", e.Unit),
                // Who had it until now is not known.
                Holdings =
                [
                    new Held(Held.BeforeTakeOver, null, ProvinceTime.ToInstant(e.Received), at),
                    new Held(e.Unit, null, at, null),
                ],
            },
            DossierRefused => d with
            {
                Holdings = HeldUntil(d.Holdings, at),
                Status = BusinessStatus.RefusedAtReception,
                FinishedAt = at,
            },
            TaskOpened e => d with
            {
                Tasks = d.Tasks.Add(
                    new OfficerTask(e.Task, e.Step, e.Visit, e.Branch, e.Unit, e.Role, e.Calendar, at, e.Term, e.SetBy)
                    {
                        Assignee = e.Assignee,
                        Due = e.Due,
                        OriginalDue = e.Due,
                    }
                ),
            },
            TaskClaimed e => d.With(e.Task, e, at, static (t, e, _) => t with { Assignee = e.By }),
            TaskReleased e => d.With(e.Task, e, at, static (t, _, _) => t with { Assignee = null }),
            TaskAssigned e => d.With(e.Task, e, at, static (t, e, _) => t with { Assignee = e.To }),
            TaskCompleted e => d with
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
                            Action = e.Action,
                            EndedAt = at,
                        }
                ),
                Outcome = e.UndoesOutcome ? null : e.Outcome ?? d.Outcome,
            },
            TaskCancelled e => d.With(
                e.Task,
                e,
                at,
                static (t, _, at) => t with { State = TaskState.Cancelled, EndedAt = at }
            ),
            TaskPaused e => d.With(
                e.Task,
                e,
                at,
                static (t, e, at) =>
                    t with
                    {
                        State = TaskState.Paused,
                        Pauses = t.Pauses.Add(new TaskPause(e.Ground, at, null)),
                    }
            ),
            TaskResumed e => d.With(
                e.Task,
                e,
                at,
                static (t, e, at) =>
                    t with
                    {
                        State = TaskState.Open,
                        Due = e.Due,
                        Pauses = t.Pauses.SetItem(t.Pauses.Length - 1, t.Pauses[^1] with { To = at }),
                    }
            ),
            ParallelOpened e => d.Split(e, at),
            BranchFinished e => d.Finished(e, at),
            ParallelJoined e => d.Joined(e.Parallel, at),
            CustodyMoved e => d with
            {
                Holdings = HeldUntil(d.Holdings, at, e.Branch).Add(new Held(e.To, e.Branch, at, null)),
                Custody = d.Custody.SetItem(e.Branch ?? "", e.To),
            },
            WaitOpened e => d with
            {
                Waits = d.Waits.Add(
                    new Wait(
                        e.Wait,
                        e.Step,
                        e.Branch,
                        e.Task,
                        e.Ground,
                        e.For,
                        e.Until,
                        e.Owner,
                        at,
                        e.ReviewBy,
                        e.Papers,
                        e.Reason
                    )
                ),
            },
            WaitEnded e => d.Ended(e, at),
            ClockPaused e => d with
            {
                Status = StatusWhile(e.NationalStatus),
                Pauses = d.Pauses.Add(
                    new DossierPause(
                        e.Ground,
                        e.Basis,
                        at,
                        null,
                        e.StopsStatutory,
                        e.StopsCommitted,
                        e.Effect,
                        e.Holder
                    )
                ),
            },
            ClockResumed e => d with
            {
                Status = BusinessStatus.InProcess,
                StatutoryDue = e.StatutoryDue,
                CommittedDue = e.CommittedDue,
                Pauses = d.Pauses.SetItem(d.Pauses.Length - 1, d.Pauses[^1] with { To = at }),
            },
            PapersReceived e => d.Brought(e),
            FeePaid e => d.Paid(e),
            ResultSigned e => d with { Outcome = e.Outcome },
            ResultIssued e => d with { ResultNumber = e.Number },
            DossierFinished e => d with
            {
                Holdings = HeldUntil(d.Holdings, at),
                Status = BusinessStatus.Finished,
                Outcome = e.Outcome,
                FinishedAt = at,
                StatutoryVerdict = e.Statutory,
                CommittedVerdict = e.Committed,
            },
            ResultDelivered => d with { Status = BusinessStatus.Delivered, DeliveredAt = at },
            DossierWithdrawn => d with
            {
                Holdings = HeldUntil(d.Holdings, at),
                Status = BusinessStatus.Withdrawn,
                FinishedAt = at,
            },
            IncidentRaised e => d with
            {
                Incidents = d.Incidents.Add(new Incident(e.Incident, e.Step, e.Code, e.Message, at, Open: true)),
            },
            IncidentResolved e => d.Resolved(e),
            AlarmRaised e => d with { Alarms = d.Alarms.Add(new RaisedAlarm(e.Kind, e.Subject, e.Threshold, e.DueAt)) },
            // What only tells a story changes no state: the note itself, the way that was chosen.
            StepPassedOver or WayChosen or NoteAdded => d,
            _ => ApplyingLinks.Change(d, change)
                ?? ApplyingControl.Change(d, change, at)
                ?? throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "No such event."),
        };

    /// <summary>With one task changed by an event. The change captures nothing: it is made at every event of every dossier.</summary>
    internal static Dossier With<TEvent>(
        this Dossier dossier,
        string task,
        TEvent happened,
        Instant at,
        Func<OfficerTask, TEvent, Instant, OfficerTask> change
    ) => dossier with { Tasks = dossier.TasksWith(task, happened, at, change) };

    internal static ImmutableArray<OfficerTask> TasksWith<TEvent>(
        this Dossier dossier,
        string task,
        TEvent happened,
        Instant at,
        Func<OfficerTask, TEvent, Instant, OfficerTask> change
    )
    {
        var tasks = dossier.Tasks;
        for (var i = 0; i < tasks.Length; i++)
        {
            if (tasks[i].Id == task)
            {
                return tasks.SetItem(i, change(tasks[i], happened, at));
            }
        }

        return tasks;
    }

    private static Dossier Finished(this Dossier d, BranchFinished e, Instant at) =>
        d with
        {
            Holdings = HeldUntil(d.Holdings, at, e.Branch),
            Parallels =
            [
                .. d.Parallels.Select(p =>
                    p.Step == e.Parallel ? p with { Branches = p.Branches.SetItem(e.Branch, true) } : p
                ),
            ],
            Custody = d.Custody.Remove(e.Branch),
        };

    private static Dossier Ended(this Dossier d, WaitEnded e, Instant at) =>
        d with
        {
            Waits = [.. d.Waits.Select(w => w.Id == e.Wait ? w with { EndedAt = at, Proof = e.Proof } : w)],
        };

    private static Dossier Brought(this Dossier d, PapersReceived e) =>
        d with
        {
            PersonalDigest = e.PersonalDigest,
            Papers = [.. d.Papers.Where(p => e.Papers.All(n => n.Paper != p.Paper)), .. e.Papers],
        };

    private static Dossier Paid(this Dossier d, FeePaid e) =>
        d with
        {
            Fees = [.. d.Fees.Select(f => f.Id == e.Fee ? f with { Paid = f.Paid + e.Amount } : f)],
        };

    private static Dossier Resolved(this Dossier d, IncidentResolved e) =>
        d with
        {
            Incidents = [.. d.Incidents.Select(i => i.Id == e.Incident ? i with { Open = false } : i)],
        };

    /// <summary>Every branch starts in the hands of the unit that split the dossier, or one branch of it.</summary>
    private static Dossier Split(this Dossier dossier, ParallelOpened split, Instant at)
    {
        var unit = dossier.Custody[split.Branch ?? ""];
        return dossier with
        {
            Holdings =
            [
                .. HeldUntil(dossier.Holdings, at, split.Branch),
                .. split.Branches.Select(branch => new Held(unit, branch, at, null)),
            ],
            Custody = dossier.Custody.SetItems(split.Branches.Select(branch => KeyValuePair.Create(branch, unit))),
            Parallels = dossier.Parallels.Add(
                new OpenParallel(
                    split.Step,
                    split.Visit,
                    split.Needed,
                    split.Branches.ToImmutableSortedDictionary(branch => branch, _ => false, StringComparer.Ordinal)
                )
                {
                    OpenedAt = at,
                    Branch = split.Branch,
                    Term = split.Term,
                }
            ),
        };
    }

    /// <summary>The branches are over: what was split is whole again, in the hands it was split in.</summary>
    private static Dossier Joined(this Dossier dossier, string parallel, Instant at)
    {
        var joined = dossier.Parallels.First(p => p.Step == parallel);
        var holdings = joined.Branches.Keys.Aggregate(dossier.Holdings, (held, branch) => HeldUntil(held, at, branch));
        return dossier with
        {
            Holdings = holdings.Add(new Held(dossier.Custody[joined.Branch ?? ""], joined.Branch, at, null)),
            Parallels = dossier.Parallels.Remove(joined),
            Deferred = [.. dossier.Deferred.Where(c => c.Branch is null || !joined.Branches.ContainsKey(c.Branch))],
            Custody = dossier.Custody.RemoveRange(joined.Branches.Keys),
        };
    }

    /// <summary>Ends the open holding of a branch (null: of the whole dossier).</summary>
    private static ImmutableArray<Held> HeldUntil(ImmutableArray<Held> holdings, Instant at, string? branch) =>
        Ended(holdings, at, held => held.Branch == branch);

    /// <summary>Ends every open holding.</summary>
    internal static ImmutableArray<Held> HeldUntil(ImmutableArray<Held> holdings, Instant at) =>
        Ended(holdings, at, _ => true);

    private static ImmutableArray<Held> Ended(ImmutableArray<Held> holdings, Instant at, Predicate<Held> which)
    {
        for (var i = holdings.Length - 1; i >= 0; i--)
        {
            if (holdings[i] is { To: null } held && which(held))
            {
                holdings = holdings.SetItem(i, held with { To = at });
            }
        }

        return holdings;
    }

    private static BusinessStatus StatusWhile(int nationalStatus) =>
        nationalStatus switch
        {
            5 => BusinessStatus.AwaitingSupplement,
            6 => BusinessStatus.AwaitingPayment,
            8 => BusinessStatus.Suspended,
            _ => BusinessStatus.AwaitingOther,
        };
}

using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Engine.Deciding;

/// <summary>The one-stop desk: an application comes in, is received with an appointment, or is refused.</summary>
internal static class Reception
{
    /// <summary>What comes in online or by post waits for the desk's answer; at the counter there is nothing to wait for.</summary>
    public static Refusal? Submit(Deliberation decision, Submit submit)
    {
        if (submit.Channel == Channel.Counter)
        {
            return Refusals.CounterIsReceived();
        }

        if (Submitted(decision, submit) is { } refusal)
        {
            return refusal;
        }

        // By post somebody at the desk opens the envelope; online nobody is needed.
        if (submit.Channel == Channel.Post && MayReceive(decision) is { } right)
        {
            return right;
        }

        Submissions.OpenTask(decision);
        return null;
    }

    /// <summary>Writes down what was submitted, once it is usable.</summary>
    public static Refusal? Submitted(Deliberation decision, Submit submit)
    {
        if (decision.Dossier.Version > 0)
        {
            return Refusals.DossierExists();
        }

        if (Usable(decision, submit) is { } refusal)
        {
            return refusal;
        }

        if ((FormCheck.FirstProblem(decision.Procedure, decision.Facts) ?? CaseFits(decision, submit)) is { } problem)
        {
            return problem;
        }

        decision.Emit(
            new DossierSubmitted(
                submit.Procedure,
                decision.Procedure.Version,
                decision.Facts.Publication.Hash,
                submit.Case,
                submit.Channel,
                submit.ReceptionUnit,
                submit.PersonalDigest
            )
        );
        if (!submit.Children.IsDefaultOrEmpty)
        {
            decision.Emit(new ChildrenChosen(submit.Children));
        }

        return null;
    }

    public static Refusal? Receive(Deliberation decision, Receive receive)
    {
        if (receive.Submission is { } submission)
        {
            if (Submitted(decision, submission) is { } refusal)
            {
                return refusal;
            }
        }
        else if (decision.Dossier.Version == 0)
        {
            return Refusals.DossierUnknown();
        }

        if (decision.Dossier.Status != BusinessStatus.Submitted)
        {
            return Refusals.NotSubmitted();
        }

        return MayReceive(decision)
            ?? PapersMissing(decision, receive.Papers)
            ?? Submissions.CloseTask(decision, "receive", reason: null)
            ?? Accept(decision, receive.Papers, FirstHolder(decision));
    }

    public static Refusal? Refuse(Deliberation decision, RefuseReception refuse)
    {
        if (Guard.Alive(decision.Dossier) is { } gone)
        {
            return gone;
        }

        if (decision.Dossier.Status is not (BusinessStatus.Submitted or BusinessStatus.AwaitingCompletion))
        {
            return Refusals.NotSubmitted();
        }

        if (string.IsNullOrWhiteSpace(refuse.Reason))
        {
            return Refusals.ReasonMissing();
        }

        if ((MayReceive(decision) ?? Submissions.CloseTask(decision, "refuse", refuse.Reason)) is { } refusal)
        {
            return refusal;
        }

        Closing.All(decision, "refused");
        decision.Emit(new DossierRefused(refuse.Reason));
        return null;
    }

    /// <summary>Gives code and appointment, and starts the procedure.</summary>
    /// <param name="to">Who goes on with the first step; null for whoever takes it.</param>
    public static Refusal? Accept(Deliberation decision, ImmutableArray<ReceivedPaper> papers, string? to)
    {
        var dossier = decision.Dossier;
        var (authority, missing) = decision.Resolve(decision.Procedure.Authority);
        if (authority is null)
        {
            return Refusals.OfficeMissing(decision.Procedure.Name, missing!);
        }

        var calendar = decision.Facts.CalendarOf(authority.Code);
        var appointment = Appointment.Make(decision, dossier, calendar, decision.LocalNow);
        if (appointment.Promised is null)
        {
            return Refusals.LimitNotPublished(decision.Procedure.Code);
        }

        var (fees, problem) = FeesDue(decision);
        if (problem is not null)
        {
            return problem;
        }

        decision.Emit(
            new DossierReceived(
                decision.Facts.NewCode
                    ?? throw new InvalidOperationException("A reception needs a code among its facts."),
                authority.Code,
                calendar.Name,
                calendar.Version,
                appointment.Statutory,
                appointment.Committed,
                appointment.Promised,
                appointment.Provisional,
                appointment.Clamped,
                papers,
                fees
            )
        );

        // The officer who received goes on with the reception step: it is on his desk.
        decision.Enter(decision.Workflow.First, Arrival.Plain with { To = to });
        return null;
    }

    private static string? FirstHolder(Deliberation decision)
    {
        var first = decision.Workflow[decision.Workflow.First].Step;
        return first is ReceiveStep && decision.Facts.Actor.Has(first.Role ?? "", decision.Dossier.ReceptionUnit)
            ? decision.Facts.Actor.User
            : null;
    }

    /// <summary>
    /// A case with a condition has a limit of its own by what the form says: whoever chooses another, or forgets to choose,
    /// would promise a date under the wrong limit.
    /// </summary>
    private static Refusal? CaseFits(Deliberation decision, Submit submit)
    {
        foreach (var one in decision.Procedure.Cases.Where(c => c.When is not null))
        {
            var answer = decision.Test(one.When!);
            if (answer is { Problem: null, Holds: false } && submit.Case == one.Id)
            {
                return Refusals.CaseUnmet(one.Name ?? one.Id);
            }

            if (answer is { Problem: null, Holds: true } && submit.Case is null)
            {
                return Refusals.CaseMissing(one.Name ?? one.Id);
            }
        }

        return null;
    }

    /// <summary>Whether the procedure may be received at all, in this case and with these linked ones.</summary>
    public static Refusal? Usable(Deliberation decision, Submit submit)
    {
        var (procedure, caseId) = (decision.Procedure, submit.Case);
        if (
            !decision.Facts.DemoMode
            && (procedure.Confirmed is null || procedure.Source.Kind != ProvenanceKind.Published)
        )
        {
            return Refusals.ProcedureUnconfirmed(procedure.Code);
        }

        if (caseId is not null && procedure.Cases.All(c => c.Id != caseId))
        {
            return Refusals.CaseUnknown(caseId);
        }

        return ChildrenChosen(decision, submit);
    }

    /// <summary>Where the applicant chooses among linked procedures, enough of them and only such as there are.</summary>
    private static Refusal? ChildrenChosen(Deliberation decision, Submit submit)
    {
        var chosen = submit.Children.IsDefault ? [] : submit.Children;
        var groups = decision.Workflow.Nodes.Select(n => n.Step).OfType<GroupStep>().ToList();
        var unknown = chosen.FirstOrDefault(id => !groups.Exists(g => g.Children.Any(c => c.Id == id)));
        if (unknown is not null)
        {
            return Refusals.ChildUnknown(unknown);
        }

        var lacking = groups.Find(g => g.ChooseAtLeast > g.Children.Count(c => chosen.Contains(c.Id)));
        return lacking is null ? null : Refusals.TooFewChosen(lacking.Name, lacking.ChooseAtLeast!.Value);
    }

    /// <summary>The role of the first step.</summary>
    public static string RoleOf(Deliberation decision) =>
        decision.Workflow[decision.Workflow.First].Step is ReceiveStep { Role: { } named }
            ? named
            : "reception-officer";

    /// <summary>That role, at the desk that receives.</summary>
    public static Refusal? MayReceive(Deliberation decision) =>
        Guard.Needs(decision, RoleOf(decision), decision.Dossier.ReceptionUnit);

    private static Refusal? PapersMissing(Deliberation decision, ImmutableArray<ReceivedPaper> received)
    {
        var unknown = received.FirstOrDefault(r => decision.Procedure.Papers.All(p => p.Id != r.Paper));
        if (unknown is not null)
        {
            return Refusals.PaperUnknown(unknown.Paper);
        }

        var missing = decision
            .Procedure.Papers.Where(p => Conditions.HoldsOrFails(p.When, decision.Facts))
            .Where(p => received.All(r => r.Paper != p.Id || r.Originals + r.Copies == 0))
            .Select(p => p.Name)
            .ToList();
        return missing.Count == 0 ? null : Refusals.PapersMissing(missing);
    }

    private static (ImmutableArray<FeeDue> Fees, Refusal? Problem) FeesDue(Deliberation decision)
    {
        var fees = ImmutableArray.CreateBuilder<FeeDue>();
        foreach (var fee in decision.Procedure.Fees)
        {
            if (fee.Amount is { } amount)
            {
                fees.Add(new FeeDue(fee.Id, amount, fee.When, Rule: null, Inputs: null));
                continue;
            }

            var result = decision.Facts.Publication.Rules.CallMoney(
                fee.Rule!,
                decision.Facts.Form,
                decision.Facts.RuleCalendar
            );
            if (result.Value is not FactValue.Number { Value: var money })
            {
                return (
                    [],
                    Refusals.RuleFailed(fee.Name ?? fee.Id, result.Problem ?? ("không có kết quả", "no result"))
                );
            }

            var inputs = Conditions.InputsOf(decision.Procedure.Rules?.Text ?? "", decision.Facts);
            fees.Add(new FeeDue(fee.Id, (long)money, fee.When, fee.Rule, inputs));
        }

        return (fees.ToImmutable(), null);
    }
}

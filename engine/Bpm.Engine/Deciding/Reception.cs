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
    public static Refusal? Submit(Deliberation decision, Submit submit)
    {
        if (decision.Dossier.Version > 0)
        {
            return Refusals.DossierExists();
        }

        if (Usable(decision, submit.Case) is { } refusal)
        {
            return refusal;
        }

        if (FormCheck.FirstProblem(decision.Procedure, decision.Facts) is { } problem)
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
        return null;
    }

    public static Refusal? Receive(Deliberation decision, Receive receive)
    {
        if (receive.Submission is { } submission)
        {
            if (Submit(decision, submission) is { } refusal)
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

        return MayReceive(decision) ?? PapersMissing(decision, receive.Papers) ?? Accept(decision, receive);
    }

    public static Refusal? Refuse(Deliberation decision, RefuseReception refuse)
    {
        if (Guard.Alive(decision.Dossier) is { } gone)
        {
            return gone;
        }

        if (decision.Dossier.Status != BusinessStatus.Submitted)
        {
            return Refusals.NotSubmitted();
        }

        if (string.IsNullOrWhiteSpace(refuse.Reason))
        {
            return Refusals.ReasonMissing();
        }

        if (MayReceive(decision) is { } refusal)
        {
            return refusal;
        }

        decision.Emit(new DossierRefused(refuse.Reason));
        return null;
    }

    private static Refusal? Accept(Deliberation decision, Receive receive)
    {
        var dossier = decision.Dossier;
        var (authority, missing) = decision.Resolve(decision.Procedure.Authority);
        if (authority is null)
        {
            return Refusals.OfficeMissing(decision.Procedure.Name, missing!);
        }

        var calendar = decision.Facts.CalendarOf(authority.Code);
        var appointment = Appointment.Make(decision, dossier, calendar);
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
                receive.Papers,
                fees
            )
        );

        // The officer who received goes on with the reception step: it is on his desk.
        decision.Enter(decision.Workflow.First, Arrival.Plain with { To = FirstHolder(decision) });
        return null;
    }

    private static string? FirstHolder(Deliberation decision)
    {
        var first = decision.Workflow[decision.Workflow.First].Step;
        return first is ReceiveStep && decision.Facts.Actor.Has(first.Role ?? "", decision.Dossier.ReceptionUnit)
            ? decision.Facts.Actor.User
            : null;
    }

    private static Refusal? Usable(Deliberation decision, string? caseId)
    {
        var procedure = decision.Procedure;
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

        var stuck = decision.Workflow.Nodes.FirstOrDefault(n => StepProcessors.Find(n.Step) is null);
        return stuck is null ? null : Refusals.ProcedureNotRunnable(stuck.Step.Name, stuck.Step.GetType().Name);
    }

    /// <summary>The role of the first step, at the desk that receives.</summary>
    private static Refusal? MayReceive(Deliberation decision)
    {
        var role = decision.Workflow[decision.Workflow.First].Step is ReceiveStep { Role: { } named }
            ? named
            : "reception-officer";
        var unit = decision.Dossier.ReceptionUnit;
        if (decision.Facts.Actor.Has(role, unit))
        {
            return null;
        }

        var name = decision.Facts.Province.Unit(unit)?.Name ?? unit;
        return decision.Facts.Actor.Has(unit, _ => true)
            ? Refusals.RoleMissing(decision.Facts.Province.Role(role)?.Name ?? role, name)
            : Refusals.UnitWrong(name);
    }

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
                return ([], Refusals.RuleFailed(fee.Name ?? fee.Id, result.Problem ?? "không có kết quả"));
            }

            var inputs = Conditions.InputsOf(decision.Procedure.Rules?.Text ?? "", decision.Facts);
            fees.Add(new FeeDue(fee.Id, (long)money, fee.When, fee.Rule, inputs));
        }

        return (fees.ToImmutable(), null);
    }
}

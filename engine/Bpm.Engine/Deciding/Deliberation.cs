using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>
/// One decision in the making: the state as it stands after the events decided so far. Each event is applied at once,
/// so that what follows sees what went before. Lives for one call on one thread.
/// </summary>
internal sealed class Deliberation(Dossier dossier, Facts facts, Instant now)
{
    /// <summary>No procedure steps through more nodes than this without a person; more is a loop the checks missed.</summary>
    private const int MaxAdvance = 200;

    private readonly ImmutableArray<DossierEvent>.Builder events = ImmutableArray.CreateBuilder<DossierEvent>();
    private int advanced;

    public Dossier Dossier { get; private set; } = dossier;
    public Facts Facts { get; } = facts;
    public Instant Now { get; } = now;
    public LocalDateTime LocalNow { get; } = ProvinceTime.ToLocal(now);
    public Workflow Workflow => Facts.Publication.Workflow;
    public Procedure Procedure => Facts.Publication.Procedure;

    /// <summary>Calendar of the dossier's own clocks: the competent authority's.</summary>
    public WorkingCalendar DossierCalendar => Facts.Calendars[Dossier.Calendar];

    /// <summary>Calendar of waits: the dossier's, before reception the desk's.</summary>
    public WorkingCalendar WaitCalendar =>
        Dossier.Calendar.Length > 0 ? DossierCalendar : Facts.ReceptionCalendarOf(Dossier.ReceptionUnit);

    public void Emit(DossierEvent change)
    {
        events.Add(change);
        Dossier = Dossier.Apply(change, Now);
    }

    public Decision.Accepted Accept() => new(events.ToImmutable(), Dossier);

    /// <summary>Goes on to what follows a step.</summary>
    public void Go(Target target, Arrival arrival)
    {
        switch (target)
        {
            case Target.ToStep to:
                Enter(to.StepId, arrival);
                break;
            case Target.ToJoin join:
                ParallelProcessor.BranchDone(this, join);
                break;
            case Target.End:
                Finish();
                Correcting.CloseIfDone(this);
                break;
        }
    }

    /// <summary>Arrives at a step, or passes over it when its condition is false.</summary>
    public void Enter(string stepId, Arrival arrival)
    {
        if (++advanced > MaxAdvance)
        {
            throw new InvalidOperationException(
                $"Procedure {Procedure.Code} runs in a circle at '{stepId}' without a person."
            );
        }

        var node = Workflow[stepId];
        if (node.Step is ReceiveStep && Dossier.Parent is { } parent)
        {
            // Whoever received the whole has received its parts.
            Emit(new StepPassedOver(stepId, "part-of", parent.Code));
            Go(node.Next, arrival);
            return;
        }

        if (node.Step.OnlyWhen is { } condition)
        {
            var answer = Test(condition);
            if (answer.Problem is { } problem)
            {
                RaiseIncident(stepId, "rule-failed", problem);
                return;
            }

            if (!answer.Holds)
            {
                Emit(new StepPassedOver(stepId, condition, answer.Inputs));
                Go(node.Next, arrival with { Rework = null, To = null });
                return;
            }
        }

        StepProcessors.Of(node.Step).Enter(this, node, arrival);
    }

    /// <summary>The result is ready: clocks end, verdicts stand. Does nothing a second time.</summary>
    public void Finish()
    {
        if (Dossier.FinishedAt is not null)
        {
            return;
        }

        var committed = VerdictOf(DossierClocks.Committed);
        var statutory = VerdictOf(DossierClocks.Statutory);
        Emit(new DossierFinished(Dossier.Outcome ?? Outcomes.Granted, statutory, committed));
    }

    public void RaiseIncident(string step, string code, string message) =>
        Emit(new IncidentRaised($"{step}.{Dossier.Incidents.Count(i => i.Step == step) + 1}", step, code, message));

    /// <summary>The unit that a selector means for this dossier today; null with the reason when there is none.</summary>
    public (Unit? Unit, string? Missing) Resolve(UnitSelector selector) =>
        Units.Resolve(selector, Dossier, Facts, LocalNow.Date);

    /// <summary>
    /// No task is due after this: the earlier of the two dossier dues, or the date of an apology. Null before
    /// reception, without limits, and once the result is there (what follows then has no date of the dossier's).
    /// </summary>
    public LocalDateTime? DossierDue =>
        Dossier.FinishedAt is not null ? null : Dossier.Reappointment ?? Dossier.LawfulDue;

    /// <summary>The term of a step in this dossier, or null.</summary>
    public Term? TermOf(Step step) => Facts.Publication.TermOf(step.Id, Dossier.Case, Dossier.Channel);

    /// <summary>Evaluates a condition over the form.</summary>
    public ConditionAnswer Test(string condition) => Conditions.Test(condition, Facts);

    private Verdict? VerdictOf(Func<Dossier, WorkingCalendar, Instant, ClockReading?> clock) =>
        clock(Dossier with { FinishedAt = Now }, DossierCalendar, Now)?.Verdict;
}

/// <summary>How a step is reached.</summary>
/// <param name="Branch">Branch of the parallel step it stands in, or null.</param>
/// <param name="Rework">Term of a returned visit, in place of the step's own.</param>
/// <param name="To">Person it goes to (the last holder, or the officer who received).</param>
internal sealed record Arrival(string? Branch, Term? Rework, string? To)
{
    public static readonly Arrival Plain = new(null, null, null);
}

/// <summary>The outcomes that the engine itself knows; procedures may name others.</summary>
internal static class Outcomes
{
    public const string Granted = "granted";
}

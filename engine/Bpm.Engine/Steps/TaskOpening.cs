using Bpm.Engine.Clocks;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Engine.Steps;

/// <summary>Opens a task at a unit, with its own clock.</summary>
internal static class TaskOpening
{
    public static void Open(Deliberation decision, Node node, Arrival arrival, Unit unit)
    {
        var step = node.Step;
        var visit = decision.Dossier.Tasks.Count(t => t.Step == step.Id) + 1;
        var calendar = decision.Facts.CalendarOf(unit.Code);
        var task = new OfficerTask(
            $"{step.Id}.{visit}",
            step.Id,
            visit,
            node.Branch,
            unit.Code,
            step.Role!,
            calendar.Name,
            decision.Now,
            TermOf(decision, node, arrival, calendar),
            step.Within?.SetBy
        );
        Open(decision, task with { Assignee = arrival.To }, calendar);
    }

    /// <summary>Opens a task as it is described, with the due that its term gives.</summary>
    public static void Open(Deliberation decision, OfficerTask task, WorkingCalendar calendar)
    {
        var due = DossierClocks.OfTask(task, calendar, decision.DossierDue, decision.Now)?.Due;
        decision.Emit(
            new TaskOpened(
                task.Id,
                task.Step,
                task.Visit,
                task.Branch,
                task.Unit,
                task.Role,
                task.Assignee,
                task.Term,
                due,
                task.SetBy,
                task.Calendar
            )
        );
    }

    /// <summary>
    /// Rework term of a return, else the step's term in this case, else its share of a same-day procedure, else what its
    /// stage has left.
    /// </summary>
    private static Term? TermOf(Deliberation decision, Node node, Arrival arrival, WorkingCalendar calendar) =>
        arrival.Rework
        ?? decision.Facts.Publication.TermOf(node.Step.Id, decision.Dossier.Case, decision.Dossier.Channel)
        ?? (node.Step.ShareMinutes is { } share ? Term.OfWorkingMinutes(share) : (Term?)null)
        ?? LeftOfStage(decision, node, calendar);

    /// <summary>The steps of a stage share its term: each gets what those before it have left.</summary>
    private static Term? LeftOfStage(Deliberation decision, Node node, WorkingCalendar calendar)
    {
        var stage = decision.Dossier.Parallels.FirstOrDefault(p => p.Step == node.Parallel);
        if (stage?.Term is not { } term || term.WorkingMinutes(calendar.DayLengthMinutes) is not { } minutes)
        {
            return stage?.Term;
        }

        var used = decision
            .Dossier.Tasks.Where(t => t.OpenedAt >= stage.OpenedAt && IsIn(decision.Workflow, t.Step, stage.Step))
            .Sum(t =>
                DossierClocks.OfTask(t, decision.Facts.Calendars[t.Calendar], notAfter: null, decision.Now)?.UsedMinutes
                ?? 0
            );
        return Term.OfWorkingMinutes((int)Math.Max(0, minutes - used));
    }

    private static bool IsIn(Workflow workflow, string step, string stage) =>
        workflow.Has(step) && workflow[step].Parallel == stage;
}

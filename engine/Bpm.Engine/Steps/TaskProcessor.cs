using Bpm.Engine.Clocks;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Steps;

/// <summary>A step that a person does: moves custody to the step's unit and opens a task with its own clock.</summary>
internal class TaskProcessor : StepProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        var step = node.Step;
        if (step.At is null || step.Role is null)
        {
            decision.RaiseIncident(step.Id, "step-without-place", $"Bước “{step.Name}” không nêu đơn vị hoặc vai trò.");
            return;
        }

        var (unit, missing) = decision.Resolve(step.At);
        if (unit is null)
        {
            decision.RaiseIncident(step.Id, "office-missing", missing!);
            return;
        }

        MoveCustody(decision, unit, node.Branch);
        Open(decision, node, arrival, unit);
    }

    private static void MoveCustody(Deliberation decision, Unit unit, string? branch)
    {
        var holder = decision.Dossier.Custody[branch ?? ""];
        if (holder != unit.Code)
        {
            decision.Emit(new CustodyMoved(branch, holder, unit.Code));
        }
    }

    private static void Open(Deliberation decision, Node node, Arrival arrival, Unit unit)
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
            TermOf(decision, node, arrival),
            step.Within?.SetBy
        );
        var due = DossierClocks.OfTask(task, calendar, decision.DossierDue, decision.Now)?.Due;
        decision.Emit(
            new TaskOpened(
                task.Id,
                task.Step,
                task.Visit,
                task.Branch,
                task.Unit,
                task.Role,
                arrival.To,
                task.Term,
                due,
                task.SetBy,
                task.Calendar
            )
        );
    }

    /// <summary>Rework term of a return, else the step's term in this case, else its share of a same-day procedure.</summary>
    private static Term? TermOf(Deliberation decision, Node node, Arrival arrival)
    {
        if (arrival.Rework is { } rework)
        {
            return rework;
        }

        return decision.Facts.Publication.TermOf(node.Step.Id, decision.Dossier.Case, decision.Dossier.Channel)
            ?? (node.Step.ShareMinutes is { } share ? Term.OfWorkingMinutes(share) : null);
    }
}

using Bpm.Engine.Deciding;
using Bpm.Engine.Events;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;

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
        TaskOpening.Open(decision, node, arrival, unit);
    }

    private static void MoveCustody(Deliberation decision, Unit unit, string? branch)
    {
        var holder = decision.Dossier.Custody[branch ?? ""];
        if (holder != unit.Code)
        {
            decision.Emit(new CustodyMoved(branch, holder, unit.Code));
        }
    }
}

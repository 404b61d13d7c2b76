using Bpm.Engine.Deciding;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>Waits for someone outside. The wait has an owner and a date to look again; its ground may stop the clocks.</summary>
internal sealed class WaitProcessor : StepProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        var step = (WaitStep)node.Step;
        var visit = decision.Dossier.Waits.Count(w => w.Step == step.Id) + 1;
        decision.Emit(
            new WaitOpened(
                $"{step.Id}.{visit}",
                step.Id,
                node.Branch,
                Task: null,
                step.Ground,
                step.For,
                step.Until,
                Owner: decision.Dossier.Custody[node.Branch ?? ""],
                Waits.ReviewBy(decision, step.EndsByPolicy),
                Papers: [],
                Reason: null
            )
        );
    }
}

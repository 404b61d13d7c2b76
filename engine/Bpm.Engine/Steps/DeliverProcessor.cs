using Bpm.Engine.Deciding;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>Handing the result over: the result is at the desk, so the clocks end when this step opens.</summary>
internal sealed class DeliverProcessor : TaskProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        decision.Finish();
        base.Enter(decision, node, arrival);
    }
}

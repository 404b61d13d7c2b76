using Bpm.Engine.Deciding;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>Goes the first way whose rule holds; records rule, inputs and result.</summary>
internal sealed class ChoiceProcessor : StepProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        var step = (ChoiceStep)node.Step;
        foreach (var way in step.Ways)
        {
            var answer = decision.Test(way.When);
            if (answer.Problem is { } problem)
            {
                decision.RaiseIncident(step.Id, "rule-failed", problem);
                return;
            }

            if (answer.Holds)
            {
                decision.Emit(new WayChosen(step.Id, way.To, way.When, answer.Inputs));
                decision.Enter(way.To, OnTheWay(decision, way.To));
                return;
            }
        }

        if (step.Otherwise is { } otherwise)
        {
            decision.Emit(new WayChosen(step.Id, otherwise, Rule: null, Inputs: ""));
            decision.Enter(otherwise, OnTheWay(decision, otherwise));
            return;
        }

        decision.Go(node.Next, Arrival.Plain with { Branch = node.Branch });
    }

    private static Arrival OnTheWay(Deliberation decision, string to) =>
        Arrival.Plain with
        {
            Branch = decision.Workflow[to].Branch,
        };
}

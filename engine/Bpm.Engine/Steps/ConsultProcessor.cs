using System.Collections.Immutable;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>
/// Asks several units at once. Custody stays where it is: whoever asks answers for the dossier, and the units asked for
/// their own term inside the total.
/// </summary>
internal sealed class ConsultProcessor : StepProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        var step = (ConsultStep)node.Step;
        var units = new List<Unit>();
        foreach (var selector in step.Units)
        {
            var (unit, missing) = decision.Resolve(selector);
            if (unit is null)
            {
                decision.RaiseIncident(step.Id, "office-missing", missing!);
                return;
            }

            if (units.TrueForAll(u => u.Code != unit.Code))
            {
                units.Add(unit);
            }
        }

        var asked = decision.Dossier.Tasks.Count(t => t.Step == step.Id);
        var visit = decision.Dossier.Consults.Count(c => c.Step == step.Id) + 1;
        decision.Emit(
            new ConsultOpened(
                step.Id,
                visit,
                [.. units.Select((_, i) => $"{step.Id}.{asked + i + 1}")],
                Math.Min(step.Join.Needed ?? units.Count, units.Count),
                step.SilenceBasis
            )
        );
        foreach (var unit in units)
        {
            TaskOpening.Open(
                decision,
                node,
                Arrival.Plain with
                {
                    Branch = node.Branch,
                    Rework = arrival.Rework,
                },
                unit
            );
        }
    }

    /// <summary>An opinion has come, or silence has become one: with enough of them the dossier goes on.</summary>
    public static void Answered(Deliberation decision, Node node)
    {
        var consult = Open(decision.Dossier, node.Step.Id);
        if (consult is null || Answers(decision.Dossier, consult) < consult.Needed)
        {
            return;
        }

        Close(decision, node.Step.Id, "joined");
        decision.Go(node.Next, Arrival.Plain with { Branch = node.Branch });
    }

    /// <summary>Ends a consultation; the opinions still out are named.</summary>
    public static void Close(Deliberation decision, string step, string why)
    {
        if (Open(decision.Dossier, step) is not { } consult)
        {
            return;
        }

        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var id in consult.Tasks)
        {
            if (decision.Dossier.Task(id) is { Open: true } task)
            {
                missing.Add(task.Unit);
                decision.Emit(new TaskCancelled(id, why));
            }
        }

        decision.Emit(new ConsultClosed(step, why, missing.ToImmutable()));
    }

    public static Consult? Open(Dossier dossier, string step) =>
        dossier.Consults.LastOrDefault(c => c.Open && c.Step == step);

    private static int Answers(Dossier dossier, Consult consult) =>
        consult.Tasks.Count(id => dossier.Task(id)?.State == TaskState.Done || consult.Silent.Contains(id));
}

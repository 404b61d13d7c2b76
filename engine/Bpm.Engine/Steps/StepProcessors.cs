using System.Diagnostics;
using Bpm.Procedures.Steps;

namespace Bpm.Engine.Steps;

/// <summary>The one table of step kinds and what each does when a dossier arrives.</summary>
internal static class StepProcessors
{
    private static readonly TaskProcessor Task = new();
    private static readonly DeliverProcessor Deliver = new();
    private static readonly WaitProcessor Wait = new();
    private static readonly ChoiceProcessor Choice = new();
    private static readonly ParallelProcessor Parallel = new();
    private static readonly ConsultProcessor Consult = new();
    private static readonly ChildProcessor Child = new();

    public static StepProcessor Of(Step step) =>
        step switch
        {
            ReceiveStep or WorkStep or SignStep or IssueStep or HandoffStep => Task,
            DeliverStep => Deliver,
            WaitStep => Wait,
            ChoiceStep => Choice,
            ParallelStep or StageStep or GroupStep => Parallel,
            ConsultStep => Consult,
            ChildStep => Child,
            _ => throw new UnreachableException($"Step kind {step.GetType().Name} has no processor."),
        };
}

using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Checks;

/// <summary>Kinds that are read and compiled, but that the engine refuses to run today.</summary>
internal static class RunnableCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var step in context.Steps.Where(s => s is GroupStep or ChildStep or ConsultStep))
        {
            context.Findings.Add(
                Codes.NotRunnable,
                step.Position,
                $"a '{StepKinds.Of(step).Id}' step is not run yet: the engine stops there with an incident",
                null
            );
        }
    }
}

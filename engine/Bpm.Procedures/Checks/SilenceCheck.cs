using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Checks;

/// <summary>Silence can only be consent at the end of a term: without one nobody is ever silent for long enough.</summary>
internal static class SilenceCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var step in context.Steps.OfType<ConsultStep>())
        {
            if (step is { SilenceBasis: not null, Within: null })
            {
                context.At(
                    Codes.SilenceWithoutTerm,
                    step.Position,
                    ["silence"],
                    $"'{step.Id}' takes silence for consent, but has no term that could run out",
                    "add 'within: 5 working days', as the basis says"
                );
            }
        }
    }
}

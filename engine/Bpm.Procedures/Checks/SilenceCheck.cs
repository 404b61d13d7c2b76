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
                    (
                        $"bước “{step.Id}” coi im lặng là đồng ý nhưng không có thời hạn trả lời",
                        $"'{step.Id}' takes silence for consent, but has no term that could run out"
                    ),
                    (
                        "thêm “within: 5 working days”, theo căn cứ pháp lý",
                        "add 'within: 5 working days', as the basis says"
                    )
                );
            }
        }
    }
}

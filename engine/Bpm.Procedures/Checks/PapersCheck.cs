using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Checks;

/// <summary>A step takes only papers that the applicant hands in or an earlier step gives.</summary>
internal static class PapersCheck
{
    public static void Run(CheckContext context)
    {
        string[] known = [.. context.Procedure.Papers.Select(p => p.Id), .. context.Steps.SelectMany(s => s.Gives)];
        foreach (var step in context.Steps)
        {
            foreach (var paper in step.Takes.Where(p => !known.Contains(p, StringComparer.Ordinal)))
            {
                context.AtItem(
                    Codes.UnknownPaper,
                    step.Position,
                    "takes",
                    paper,
                    (
                        $"bước “{step.Id}” cần giấy tờ “{paper}” mà không ai nộp và không bước nào trả ra",
                        $"'{step.Id}' takes '{paper}', which nobody hands in or gives"
                    ),
                    Known.Hint(paper, known, ("giấy tờ", "papers"))
                );
            }
        }
    }
}

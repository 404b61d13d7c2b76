using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Checks;

/// <summary>
/// Turns the findings that a person accepted into listed exceptions, until their day. Only findings about time and
/// legal numbers can be accepted: a published table may not add up; a broken reference is never in force.
/// </summary>
internal static class AcceptedCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var accepted in context.Procedure.Accepted)
        {
            var code = Codes.All.FirstOrDefault(c => c.Code == accepted.Check);
            if (code is null || code.Code[4] is not ('T' or 'L'))
            {
                context.Findings.Add(
                    Codes.AcceptedExpired,
                    accepted.Position,
                    $"'{accepted.Check}' cannot be accepted",
                    code is null ? "write the finding's code: BPM-L006" : "only findings of the areas T and L can"
                );
            }
            else if (context.World.Today > accepted.Until)
            {
                context.At(
                    Codes.AcceptedExpired,
                    accepted.Position,
                    ["until"],
                    $"the exception from {accepted.Check} ended on {accepted.Until:uuuu-MM-dd}",
                    $"decide again; it was accepted because: {accepted.Why}"
                );
            }
            else if (
                context.Findings.Accept(
                    accepted.Check,
                    $"accepted by {accepted.By} until {accepted.Until:uuuu-MM-dd}: {accepted.Why}"
                ) == 0
            )
            {
                context.Findings.Add(
                    Codes.AcceptedExpired,
                    accepted.Position,
                    $"there is no finding {accepted.Check} to accept",
                    "delete the entry"
                );
            }
        }
    }
}

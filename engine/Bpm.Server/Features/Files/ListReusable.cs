using Bpm.Engine;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Files;

/// <summary>At reception: papers that this applicant need not bring again. For reception officers alone.</summary>
internal static class ListReusable
{
    public static async Task<Results<Ok<IReadOnlyList<ReusableFile>>, ProblemHttpResult>> Handle(
        string procedure,
        string identityNumber,
        Caller caller,
        FileDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Grants.Any(g => g.Role == "reception-officer"))
        {
            return Problems.Of("not-allowed", caller);
        }

        if (publications.InForce(procedure, caller.LocalNow.Date) is not { } publication)
        {
            return Refusals.ProcedureUnknown(procedure).ToProblem(caller);
        }

        var owner = TextCheck.Clean(identityNumber) ?? "";
        return TypedResults.Ok(
            await desk.Reusable(publication.Procedure, owner, except: null, caller.Language, cancellation)
        );
    }
}

using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Procedures;

/// <summary>One procedure as it is in force today: what to bring, what to answer, which steps it takes.</summary>
internal static class GetProcedure
{
    public static Results<Ok<ProcedureView>, ProblemHttpResult> Handle(
        string code,
        Caller caller,
        Publications publications,
        ServerOptions options
    ) =>
        publications.InForce(code, caller.LocalNow.Date) is { } publication
            ? TypedResults.Ok(ProcedureViewing.View(publication, publications, options, caller.Language))
            : Problems.Of("procedure-unknown", caller);
}

using Bpm.Procedures.Exports.Layouts;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Procedures;

/// <summary>A procedure as it is in force today, drawn as data: lanes of places by columns of steps.</summary>
internal static class GetLayout
{
    public static Results<Ok<Layout>, ProblemHttpResult> Handle(
        string code,
        Caller caller,
        Publications publications
    ) =>
        publications.InForce(code, caller.LocalNow.Date) is { } publication
            ? TypedResults.Ok(LayoutBuilder.Build(publication, publications.Province, caller.Language))
            : Problems.Of("procedure-unknown", caller);
}

using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Drafts;

/// <summary>Everybody's drafts, newest first, so that two people don't write the same one.</summary>
internal static class ListDrafts
{
    public static async Task<Results<Ok<IReadOnlyList<DraftListRow>>, ProblemHttpResult>> Handle(
        Caller caller,
        DraftDesk desk,
        CancellationToken cancellation
    ) => LanguageDesk.Refusal(caller) is { } refusal ? refusal : TypedResults.Ok(await desk.Rows(cancellation));
}

using Bpm.Server.Content;
using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Drafts;

/// <summary>
/// Keeps a draft's text as its writer left it, broken or not. It must be the next one of the text that the writer saw:
/// two windows never overwrite each other.
/// </summary>
internal static class SaveDraft
{
    public static async Task<Results<Ok<DraftSaved>, ProblemHttpResult>> Handle(
        string draft,
        DraftSaving body,
        Caller caller,
        DraftDesk desk,
        DraftStore store,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.FindOwn(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        if (caller.ExpectedVersion is not { } expected)
        {
            return Problems.Of("if-match-missing", caller);
        }

        // The answer to a save got lost and it comes again: what it wants is there.
        if (found.Text == body.Text)
        {
            return Saved(found.RowVersion);
        }

        return await store.Save(draft, expected, DraftDesk.HeadOf(body.Text), body.Text, cancellation) is { } version
            ? Saved(version)
            : Problems.Of("draft-changed", caller);

        Ok<DraftSaved> Saved(int version) =>
            TypedResults.Ok(
                new DraftSaved(version, caller.LocalNow.Iso(), LanguageDesk.PathOf(new DraftText(body.Text)))
            );
    }
}

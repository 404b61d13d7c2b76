using System.Text;
using Bpm.Procedures.Editing;
using Bpm.Server.Content;
using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Drafts;

/// <summary>A new draft: from a version in force, from another draft, from a paper table, or from a text.</summary>
internal static class CreateDraft
{
    public static async Task<Results<Created<DraftView>, ProblemHttpResult>> Handle(
        NewDraft body,
        Caller caller,
        DraftDesk desk,
        DraftStore store,
        LanguageDesk language,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (LanguageDesk.Refusal(caller) is { } refusal)
        {
            return refusal;
        }

        if (new object?[] { body.Procedure, body.Draft, body.Table, body.Text }.Count(part => part is not null) != 1)
        {
            return Problems.Input(caller, [new FieldProblem("procedure", InputTexts.Missing(caller.Language))]);
        }

        string text;
        (int Version, string Hash)? from = null;
        if (body.Procedure is { } code)
        {
            if (
                publications.Newest(code) is not { } publication
                || publications.SourceOf(publication) is not { } source
            )
            {
                return Problems.Of("procedure-unknown", caller);
            }

            var version = publication.Procedure.Version;
            var before = Encoding.UTF8.GetString(source.Bytes.Span);
            text = TextEdits.Apply(before, NextVersion.Edits(before, source.Path, version + 1));
            from = (version, publication.Hash);
        }
        else if (body.Draft is { } other)
        {
            var (found, problem) = await desk.Find(other, cancellation);
            if (found is null)
            {
                return problem!;
            }

            text = found.Text;
            from = found is { BaseVersion: { } version, BaseHash: { } hash } ? (version, hash) : null;
        }
        else
        {
            text = body.Text ?? PaperTableDraft.Make(body.Table!, language.World);
        }

        var draft = await store.Create(
            caller.CommandId,
            caller.BodyHash,
            caller.User,
            DraftDesk.HeadOf(text),
            text,
            from,
            cancellation
        );
        return draft.BodyHash.AsSpan().SequenceEqual(caller.BodyHash)
            ? TypedResults.Created($"{Routes.Api}/drafts/{draft.Id}", await desk.View(draft, cancellation))
            : StorageRefusals.CommandIdReused(caller.CommandId).ToProblem(caller);
    }
}

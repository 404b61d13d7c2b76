using System.Globalization;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Reading;
using Bpm.Server.Content;
using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Bpm.Server.Features.Drafts;

/// <summary>What the use cases of drafts share: who may, the head of a text, the views.</summary>
internal sealed class DraftDesk(DraftStore store, Names names, Caller caller)
{
    /// <summary>A draft for who may write procedures.</summary>
    public async Task<(DraftRow? Draft, ProblemHttpResult? Problem)> Find(string id, CancellationToken cancellation)
    {
        if (LanguageDesk.Refusal(caller) is { } refusal)
        {
            return (null, refusal);
        }

        return await store.Find(id, cancellation) is { } draft
            ? (draft, null)
            : (null, Problems.Of("draft-unknown", caller));
    }

    /// <summary>A draft for its owner: what one person wrote nobody else changes under his name.</summary>
    public async Task<(DraftRow? Draft, ProblemHttpResult? Problem)> FindOwn(string id, CancellationToken cancellation)
    {
        var (draft, problem) = await Find(id, cancellation);
        return draft is not null && draft.Owner != caller.User
            ? (null, Problems.Of("draft-not-yours", caller))
            : (draft, problem);
    }

    public static DraftHead HeadOf(string text)
    {
        var root = Draft.Of(text, LanguageDesk.PathOf(new DraftText(text))).Root as YamlMap;
        return new DraftHead(
            Word("procedure"),
            int.TryParse(Word("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : null,
            Word("name")
        );

        string Word(string key) =>
            root?[key] is YamlScalar { Text: var word } ? word[..Math.Min(word.Length, Limits.MaxName)] : "";
    }

    public async Task<IReadOnlyList<DraftListRow>> Rows(CancellationToken cancellation)
    {
        var drafts = await store.List(Limits.MaxPage, cancellation);
        await names.Learn(drafts.Select(d => d.Owner), cancellation);
        return
        [
            .. drafts.Select(d => new DraftListRow(
                d.Id,
                d.Head.Procedure,
                d.Head.Version,
                d.Head.Name,
                d.BaseVersion,
                OwnerOf(d.Owner),
                d.Owner == caller.User,
                d.UpdatedAt.Iso(),
                d.RowVersion
            )),
        ];
    }

    public async Task<DraftView> View(DraftRow draft, CancellationToken cancellation)
    {
        await names.Learn([draft.Owner], cancellation);
        return new DraftView(
            draft.Id,
            draft.Procedure,
            draft.Version,
            draft.Name,
            draft.BaseVersion,
            draft.BaseHash,
            OwnerOf(draft.Owner),
            draft.Owner == caller.User,
            Instant.FromUnixTimeMilliseconds(draft.UpdatedAt).Iso(),
            draft.RowVersion,
            draft.Text,
            LanguageDesk.PathOf(new DraftText(draft.Text))
        );
    }

    private Person OwnerOf(string user) => new(user, names.Of(user));
}

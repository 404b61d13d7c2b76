using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reductions;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>Begins a draft decision: with no cuts, or with those of a decision that is there.</summary>
internal static class CreateReductionDraft
{
    public static async Task<Results<Created<ReductionDraftView>, ProblemHttpResult>> Handle(
        NewReductionDraft body,
        Caller caller,
        ReductionDesk desk,
        ReductionDraftStore store,
        CutRooms rooms,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (desk.Refusal() is { } refusal)
        {
            return refusal;
        }

        var errors = new List<FieldProblem>();
        var title = TextCheck.Clean(body.Title);
        if (title is null or { Length: > Limits.MaxName })
        {
            errors.Add(
                new FieldProblem(
                    "title",
                    title is null
                        ? InputTexts.Missing(caller.Language)
                        : InputTexts.TooLong(Limits.MaxName, caller.Language)
                )
            );
        }

        var channel = ChannelWords
            .All.Where(c => c.Word == body.Channel)
            .Select(c => (Channel?)c.Channel)
            .FirstOrDefault();
        if (body.Channel is not null && channel is null)
        {
            errors.Add(new FieldProblem("channel", InputTexts.Missing(caller.Language)));
        }

        var from = body.From is null
            ? null
            : publications.Catalogue.Reductions.FirstOrDefault(r => r.Number == body.From);
        if (body.From is not null && from is null)
        {
            errors.Add(new FieldProblem("from", InputTexts.Missing(caller.Language)));
        }

        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        var cuts = ImmutableSortedDictionary.CreateBuilder<string, DraftCut>(StringComparer.Ordinal);
        foreach (var item in from?.Items.Where(i => i.Case is null && i.Channel == channel) ?? [])
        {
            if (rooms.Of(item.Procedure, desk.Today, channel) is { } room && room.Check(item.Committed) is null)
            {
                cuts[item.Procedure] = DraftCut.Of(item.Committed);
            }
        }

        var row = await store.Create(
            caller.CommandId,
            title!,
            (int?)channel,
            caller.User,
            CutDraft.Write(cuts.ToImmutable()),
            cancellation
        );
        return TypedResults.Created(
            $"{Routes.Api}/reductions/drafts/{row.Id}",
            await desk.View(CutDraft.Of(row), cancellation)
        );
    }
}

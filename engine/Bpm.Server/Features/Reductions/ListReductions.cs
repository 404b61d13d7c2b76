using Bpm.Procedures;
using Bpm.Procedures.Reductions;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reductions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>All procedures in force with their limits, what their dossiers say, the drafts and the decisions.</summary>
internal static class ListReductions
{
    public static async Task<Results<Ok<ReductionOverview>, ProblemHttpResult>> Handle(
        Caller caller,
        ReductionDesk desk,
        CutRooms rooms,
        CutViewing viewing,
        Publications publications,
        ServerOptions options,
        CancellationToken cancellation,
        string? channel = null
    )
    {
        if (desk.Refusal() is { } refusal)
        {
            return refusal;
        }

        var history = await desk.History(cancellation);
        var (from, to) = CutHistory.Window(desk.Today);
        var chosen = ChannelWords.All.Where(c => c.Word == channel).Select(c => (Channel?)c.Channel).FirstOrDefault();
        IReadOnlyList<ReductionRow> rows =
        [
            .. rooms
                .On(desk.Today, chosen)
                .Values.Select(r => viewing.Row(r, history.GetValueOrDefault(r.Publication.Procedure.Code)))
                .OrderBy(r => r.Name, Folding.VietnameseOrder),
        ];
        var (fields, agencies, levels) = viewing.Names([.. rows.Select(r => (r.Field, r.Agency, r.Level))]);
        return TypedResults.Ok(
            new ReductionOverview(
                rows,
                fields,
                agencies,
                levels,
                CutTexts.Total(rooms.InForce(desk.Today), caller.Language),
                CutTexts.History(from, to, options.DemoMode, caller.Language),
                CutTexts.Rounding(caller.Language),
                await desk.Heads(cancellation),
                Decisions(publications, rooms, caller)
            )
        );
    }

    private static List<DecisionRow> Decisions(Publications publications, CutRooms rooms, Caller caller)
    {
        var today = caller.LocalNow.Date;
        return
        [
            .. publications
                .Catalogue.Reductions.OrderByDescending(r => r.Effect)
                .ThenBy(r => r.Number, StringComparer.Ordinal)
                .Select(r => new DecisionRow(
                    r.Number,
                    publications.Relative(r.Position.File),
                    r.Kind.ToString().ToLowerInvariant(),
                    r.Date is { } date ? Moments.Date(date) : null,
                    r.Effect is { } effect ? Moments.Date(effect) : null,
                    r.Items.Length,
                    CutTexts.Total(TotalOf(r, rooms, today), caller.Language),
                    r.Kind != ReductionKind.Reconstructed && r.Effect <= today
                )),
        ];
    }

    /// <summary>Each procedure once, by its largest cut over cases and channels.</summary>
    private static CutTotals TotalOf(Reduction reduction, CutRooms rooms, NodaTime.LocalDate today) =>
        CutTotals.Of(
            reduction
                .Items.Where(i => i.Case is null)
                .GroupBy(i => i.Procedure, StringComparer.Ordinal)
                .Select(g =>
                    g.Select(i => rooms.Of(i.Procedure, today, i.Channel)?.Cut(i.Committed))
                        .Where(c => c is not null)
                        .MaxBy(c => c!.Value.Amount)
                )
        );
}

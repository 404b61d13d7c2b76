using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures;
using Bpm.Procedures.Reductions;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Reductions;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Bpm.Server.Features.Reductions;

/// <summary>What the use cases of reductions share: who may, the draft, its rooms and history, saving.</summary>
internal sealed class ReductionDesk(
    ReductionDraftStore drafts,
    PublishingStore publishing,
    CutRooms rooms,
    CutHistory history,
    CutViewing viewing,
    Names names,
    Caller caller
)
{
    public LocalDate Today => caller.LocalNow.Date;

    /// <summary>Why somebody may not prepare cuts; null when he may.</summary>
    public ProblemHttpResult? Refusal() => caller.Actor.MayTune() ? null : Problems.Of("not-allowed", caller);

    public async Task<(CutDraft? Draft, ProblemHttpResult? Problem)> Find(string id, CancellationToken cancellation) =>
        Refusal() is { } refusal ? (null, refusal)
        : await drafts.Find(id, cancellation) is { } row ? (CutDraft.Of(row), null)
        : (null, Problems.Of("draft-unknown", caller));

    /// <summary>A draft that is to be changed: the version that the writer saw, and no proposal of it waits.</summary>
    public async Task<(CutDraft? Draft, ProblemHttpResult? Problem)> FindToChange(
        string id,
        CancellationToken cancellation
    )
    {
        var (draft, problem) = await Find(id, cancellation);
        if (draft is null)
        {
            return (null, problem);
        }

        return caller.ExpectedVersion is null ? (null, Problems.Of("if-match-missing", caller))
            : caller.ExpectedVersion != draft.Version ? (null, Problems.Of("draft-changed", caller))
            : await publishing.Waits(id, cancellation) ? (null, PublishingRefusals.ProposalWaits().ToProblem(caller))
            : (draft, null);
    }

    public Task<ImmutableDictionary<string, ProcedureHistory>> History(CancellationToken cancellation) =>
        history.Read(Today, cancellation);

    public Dictionary<string, CutRoom> Rooms(CutDraft draft) => rooms.On(Today, draft.Channel);

    /// <summary>Keeps other cuts in place of the draft's.</summary>
    /// <returns>The new version; null when somebody else was quicker.</returns>
    public async Task<int?> Save(
        CutDraft draft,
        ImmutableSortedDictionary<string, DraftCut> cuts,
        CancellationToken cancellation
    ) =>
        await drafts.Save(
            draft.Id,
            draft.Version,
            string.Join(' ', draft.Authors.Add(caller.User).Distinct(StringComparer.Ordinal)),
            CutDraft.Write(cuts),
            cancellation
        )
            ? draft.Version + 1
            : null;

    public async Task<ReductionDraftView> View(CutDraft draft, CancellationToken cancellation)
    {
        var all = Rooms(draft);
        var known = await History(cancellation);
        await names.Learn(draft.Authors, cancellation);
        return new ReductionDraftView(
            draft.Id,
            draft.Title,
            WordOf(draft.Channel),
            draft.Version,
            [.. draft.Authors.Select(a => new Person(a, names.Of(a)))],
            Instant.FromUnixTimeMilliseconds(draft.ChangedAt).Iso(),
            [
                .. draft
                    .Cuts.Where(c => all.ContainsKey(c.Key))
                    .Select(c => viewing.Cut(all[c.Key], c.Value, known.GetValueOrDefault(c.Key))),
            ],
            viewing.Total(draft.Totals(all)),
            await Waiting(draft.Id, cancellation)
        );
    }

    public async Task<IReadOnlyList<ReductionDraftHead>> Heads(CancellationToken cancellation)
    {
        var rows = (await drafts.List(Limits.DefaultPage, cancellation)).ConvertAll(CutDraft.Of);
        await names.Learn(rows.Select(r => r.Authors[0]), cancellation);
        var heads = new List<ReductionDraftHead>();
        foreach (var draft in rows)
        {
            heads.Add(
                new ReductionDraftHead(
                    draft.Id,
                    draft.Title,
                    WordOf(draft.Channel),
                    new Person(draft.Authors[0], names.Of(draft.Authors[0])),
                    Instant.FromUnixTimeMilliseconds(draft.ChangedAt).Iso(),
                    draft.Cuts.Count,
                    await Waiting(draft.Id, cancellation)
                )
            );
        }

        return heads;
    }

    /// <summary>A number in the unit of a limit, with the language's mark or a point, or a whole term.</summary>
    public static Term? Parse(string text, TermUnit unit)
    {
        if (Term.TryParse(text, out var term, out _))
        {
            return term;
        }

        if (
            !decimal.TryParse(
                text.Trim().Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            || number > CutHistoryLimit
        )
        {
            return null;
        }

        var isHalf = number * 2 == decimal.Truncate(number * 2);
        var isWhole = number == decimal.Truncate(number);
        return unit switch
        {
            TermUnit.WorkingDays when isHalf => Term.OfWorkingDays(number),
            TermUnit.WorkingHours when isWhole => Term.OfWorkingHours((int)number),
            TermUnit.WorkingMinutes when isWhole => Term.OfWorkingMinutes((int)number),
            TermUnit.CalendarDays when isWhole => Term.OfCalendarDays((int)number),
            TermUnit.Months when isWhole => Term.OfMonths((int)number),
            _ => null,
        };
    }

    private const int CutHistoryLimit = 10_000;

    public static string? WordOf(Channel? channel) =>
        channel is null ? null : ChannelWords.All.First(c => c.Channel == channel).Word;

    private async Task<string?> Waiting(string draft, CancellationToken cancellation) =>
        (await publishing.Proposals(draft, 1, cancellation)) is [{ State: PublishingStore.Open } proposal]
            ? proposal.Id
            : null;
}

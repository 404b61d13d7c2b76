using System.Text;
using Bpm.Procedures;
using Bpm.Procedures.Diff;
using Bpm.Procedures.Reductions;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Reductions;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Reductions;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Publishing;

/// <summary>Makes the views of proposals.</summary>
internal sealed class ProposalViewing(
    Publications publications,
    Publisher publisher,
    CutRooms rooms,
    CutViewing cuts,
    Names names,
    Caller caller
)
{
    public async Task<IReadOnlyList<ProposalRowView>> Rows(
        IReadOnlyList<ProposalRow> proposals,
        CancellationToken cancellation
    )
    {
        await names.Learn(proposals.Select(p => p.Author), cancellation);
        return
        [
            .. proposals.Select(p => new ProposalRowView(
                p.Id,
                p.Kind,
                p.Subject,
                p.Title,
                p.Decision,
                Moments.Date(Publisher.EffectOf(p)),
                PersonOf(p.Author),
                Instant.FromUnixTimeMilliseconds(p.At).Iso(),
                p.State,
                PublishingTexts.State(p.State, caller.Language),
                WhyNot(p) is null
            )),
        ];
    }

    public async Task<ProposalView> View(ProposalRow proposal, CancellationToken cancellation)
    {
        await names.Learn([proposal.Author, proposal.ClosedBy], cancellation);
        var text = Publisher.TextOf(proposal);
        var (words, items, total) =
            proposal.Kind == FileKind.Decision ? Decision(proposal, text) : (Version(proposal, text), [], null);
        var why = WhyNot(proposal);
        return new ProposalView(
            proposal.Id,
            proposal.Kind,
            proposal.Subject,
            proposal.Title,
            proposal.Decision,
            Moments.Date(Publisher.EffectOf(proposal)),
            PersonOf(proposal.Author),
            Instant.FromUnixTimeMilliseconds(proposal.At).Iso(),
            proposal.State,
            PublishingTexts.State(proposal.State, caller.Language),
            why is null,
            why,
            proposal.Authors.Split(' ').Contains(caller.User),
            proposal.Draft,
            proposal.ClosedBy is { } by ? PersonOf(by) : null,
            proposal.ClosedAt is { } at ? Instant.FromUnixTimeMilliseconds(at).Iso() : null,
            proposal.Reason,
            words,
            items,
            total,
            Lines(Before(proposal), text),
            proposal.Path
        );
    }

    public static IReadOnlyList<TextLine> Lines(string before, string after) =>
        [
            .. LineDiff
                .Lines(before, after)
                .Where(l => before.Length > 0 || l.Mark != '-')
                .Select(l => new TextLine(l.Mark.ToString(), l.Text, l.Line)),
        ];

    private string? WhyNot(ProposalRow proposal) =>
        proposal.State != PublishingStore.Open ? Words(PublishingRefusals.ProposalClosed())
        : proposal.Authors.Split(' ').Contains(caller.User) ? Words(PublishingRefusals.SecondPerson())
        : caller.Actor.MayPublish(proposal.Kind) ? null
        : PublishingTexts.NotYourRole(caller.Language);

    private string Words(Bpm.Engine.Refusal refusal) => caller.Language.Pick(refusal.Message, refusal.MessageEn);

    /// <summary>The text of the version before; empty for a new file.</summary>
    private string Before(ProposalRow proposal)
    {
        if (proposal.Kind != FileKind.Version)
        {
            return "";
        }

        var parts = proposal.Subject.Split('@');
        var older = publications
            .Catalogue.VersionsOf(parts[0])
            .Where(p => $"{p.Procedure.Code}@{p.Procedure.Version}" != proposal.Subject)
            .MaxBy(p => p.Procedure.Version);
        return older is not null && publications.SourceOf(older) is { } source
            ? Encoding.UTF8.GetString(source.Bytes.Span)
            : "";
    }

    private List<string> Version(ProposalRow proposal, string text)
    {
        var code = proposal.Subject.Split('@')[0];
        var older = publications
            .Catalogue.VersionsOf(code)
            .Where(p => $"{p.Procedure.Code}@{p.Procedure.Version}" != proposal.Subject)
            .MaxBy(p => p.Procedure.Version);
        return older is null ? [PublishingTexts.NewProcedure(caller.Language)]
            : publisher.Read(proposal.Path, text) is { } candidate
                ? [.. ProcedureDiff.Between(older, candidate, caller.Language).Select(c => c.Text)]
            : [];
    }

    private (List<string> Words, List<DecidedItem> Items, CutTotalView? Total) Decision(
        ProposalRow proposal,
        string text
    )
    {
        if (
            ReductionReader.Read(new SourceFile(proposal.Path, Encoding.UTF8.GetBytes(text)), out _) is not { } decision
        )
        {
            return ([], [], null);
        }

        var today = caller.LocalNow.Date;
        var items = new List<DecidedItem>();
        foreach (var item in decision.Items)
        {
            var room = rooms.Of(item.Procedure, today, item.Channel);
            items.Add(
                new DecidedItem(
                    item.Procedure,
                    room?.Publication.Procedure.Name ?? item.Procedure,
                    ReductionDesk.WordOf(item.Channel),
                    room?.Law?.ToText(caller.Language),
                    room?.Now?.ToText(caller.Language),
                    item.Committed.ToText(caller.Language),
                    item.Steps.IsEmpty
                        ? null
                        : string.Join(
                            "; ",
                            item.Steps.OrderBy(s => s.Key, StringComparer.Ordinal)
                                .Select(s => $"{NameOf(room, s.Key)}: {s.Value.ToText(caller.Language)}")
                        )
                )
            );
        }

        var totals = CutTotals.Of(
            decision
                .Items.GroupBy(i => i.Procedure, StringComparer.Ordinal)
                .Select(g =>
                    g.Select(i => rooms.Of(i.Procedure, today, i.Channel)?.Cut(i.Committed))
                        .Where(c => c is not null)
                        .MaxBy(c => c!.Value.Amount)
                )
        );
        return ([CutTexts.Total(totals, caller.Language)], items, cuts.Total(totals));
    }

    private static string NameOf(CutRoom? room, string step) =>
        room is not null && room.Publication.Workflow.Has(step) ? room.Publication.Workflow[step].Step.Name : step;

    private Person PersonOf(string user) => new(user, names.Of(user));
}

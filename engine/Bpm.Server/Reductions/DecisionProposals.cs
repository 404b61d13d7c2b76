using System.Collections.Immutable;
using System.Text;
using Bpm.Engine;
using Bpm.Procedures;
using Bpm.Procedures.Reductions;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using NodaTime;

namespace Bpm.Server.Reductions;

/// <summary>Makes a decision out of a draft: its items, each with the step terms that fit the new limit.</summary>
internal sealed class DecisionProposals(Publications publications, CutRooms rooms, Publisher publisher)
{
    public (ProposedFile? File, Refusal? Refusal) Make(CutDraft draft, DecisionHead head, LocalDate today)
    {
        if (draft.Cuts.IsEmpty)
        {
            return (null, PublishingRefusals.NothingCut());
        }

        if (publisher.CheckDates(head.Effect, head.Date) is { } wrong)
        {
            return (null, wrong);
        }

        var path = $"reductions/{FileName(head.Number)}.yaml";
        if (
            publications.Catalogue.Reductions.Any(r => r.Number == head.Number)
            || publications.Files.Files.Any(f => f.Path == path)
        )
        {
            return (null, PublishingRefusals.DecisionTaken(head.Number));
        }

        var (items, problems) = Items(draft, today);
        if (problems.Count > 0)
        {
            return (null, PublishingRefusals.CutsForbidden(problems));
        }

        var text = DecisionText.Write(
            new Reduction
            {
                Number = head.Number,
                Date = head.Date,
                Effect = head.Effect,
                Signer = head.Signer,
                Kind = head.IsDemo ? ReductionKind.Demo : ReductionKind.Decision,
                Items = items,
                Position = default,
            },
            [draft.Title]
        );
        return Encoding.UTF8.GetByteCount(text) > LanguageLimits.FileBytes
            ? (null, PublishingRefusals.TooLarge())
            : (
                new ProposedFile(FileKind.Decision, head.Number, draft.Title, path, text, head.Number, head.Effect),
                null
            );
    }

    private (ImmutableArray<ReductionItem>, List<(string, string, string)>) Items(CutDraft draft, LocalDate today)
    {
        var items = ImmutableArray.CreateBuilder<ReductionItem>();
        var problems = new List<(string, string, string)>();
        foreach (var (code, cut) in draft.Cuts)
        {
            foreach (var channel in ChannelsOf(code, cut, draft.Channel, today))
            {
                if (rooms.Of(code, today, channel) is not { } room)
                {
                    continue;
                }

                var (steps, problem) = room.Spread(cut.Committed, cut.Steps);
                if (problem is not null)
                {
                    problems.Add((code, problem.Vietnamese, problem.English));
                    break;
                }

                items.Add(new ReductionItem(code, null, channel, cut.Committed, steps, default));
            }
        }

        return (items.ToImmutable(), problems);
    }

    /// <summary>
    /// An earlier decision for one channel stands before one for all of them: where its limit is the longer one, this
    /// decision names that channel too.
    /// </summary>
    private IEnumerable<Channel?> ChannelsOf(string code, DraftCut cut, Channel? channel, LocalDate today)
    {
        yield return channel;
        if (channel is not null || publications.InForce(code, today) is not { } publication)
        {
            yield break;
        }

        foreach (var entry in publication.Committed.Terms.Where(t => t is { Case: null, Channel: not null }))
        {
            if (entry.Term.CompareTo(cut.Committed, publications.Catalogue.DayLength) > 0)
            {
                yield return entry.Channel;
            }
        }
    }

    /// <summary>"1234/QĐ-UBND" as <c>1234-QD-UBND</c>.</summary>
    private static string FileName(string number)
    {
        var plain = new StringBuilder();
        foreach (var c in SearchText.Fold(number).ToUpperInvariant())
        {
            _ =
                char.IsAsciiLetterOrDigit(c) ? plain.Append(c)
                : plain.Length > 0 && plain[^1] != '-' ? plain.Append('-')
                : plain;
        }

        return plain.ToString().TrimEnd('-');
    }
}

/// <param name="Signer">Null when nobody is named.</param>
/// <param name="IsDemo">Applied like a decision, to procedures that bind nobody.</param>
internal sealed record DecisionHead(string Number, LocalDate Date, LocalDate Effect, string? Signer, bool IsDemo);

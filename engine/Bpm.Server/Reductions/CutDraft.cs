using System.Collections.Immutable;
using System.Text.Json;
using Bpm.Procedures;
using Bpm.Procedures.Reductions;
using Bpm.Server.Storage;
using Bpm.WorkingTime;

namespace Bpm.Server.Reductions;

/// <summary>A draft decision: a committed limit for each procedure that it touches, and step terms written by hand.</summary>
internal sealed record CutDraft(
    string Id,
    string Title,
    Channel? Channel,
    int Version,
    ImmutableArray<string> Authors,
    ImmutableSortedDictionary<string, DraftCut> Cuts,
    long CreatedAt,
    long ChangedAt
)
{
    public static CutDraft Of(ReductionDraftRow row) =>
        new(
            row.Id,
            row.Title,
            (Channel?)row.Channel,
            row.Version,
            [.. row.Authors.Split(' ')],
            Read(row.Items),
            row.CreatedAt,
            row.ChangedAt
        );

    /// <summary>What it cuts against the law.</summary>
    public CutTotals Totals(IReadOnlyDictionary<string, CutRoom> rooms) =>
        CutTotals.Of(Cuts.Select(c => rooms.GetValueOrDefault(c.Key)?.Cut(c.Value.Committed)));

    public static byte[] Write(ImmutableSortedDictionary<string, DraftCut> cuts) =>
        JsonSerializer.SerializeToUtf8Bytes(
            cuts.ToDictionary(
                c => c.Key,
                c => new Kept(
                    c.Value.Committed.ToString(),
                    c.Value.Steps.IsEmpty ? null : c.Value.Steps.ToDictionary(s => s.Key, s => s.Value.ToString())
                )
            )
        );

    private static ImmutableSortedDictionary<string, DraftCut> Read(byte[] json) =>
        JsonSerializer
            .Deserialize<Dictionary<string, Kept>>(json)!
            .ToImmutableSortedDictionary(
                c => c.Key,
                c => new DraftCut(
                    Term.Parse(c.Value.Committed),
                    c.Value.Steps?.ToImmutableDictionary(s => s.Key, s => Term.Parse(s.Value))
                        ?? ImmutableDictionary<string, Term>.Empty
                ),
                StringComparer.Ordinal
            );

    private sealed record Kept(string Committed, Dictionary<string, string>? Steps);
}

/// <param name="Steps">Only terms that somebody wrote by hand.</param>
internal sealed record DraftCut(Term Committed, ImmutableDictionary<string, Term> Steps)
{
    public static DraftCut Of(Term committed) => new(committed, ImmutableDictionary<string, Term>.Empty);
}

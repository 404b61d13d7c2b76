using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Folds the stored record of a dossier into a state.</summary>
internal static class EventFold
{
    /// <exception cref="StoreException">The record does not end where the dossier's row says.</exception>
    public static Dossier State(string dossier, IReadOnlyList<EventRow> rows, int version, ReadOnlySpan<byte> head)
    {
        var (seq, hash) = rows.Count == 0 ? (0, EventChain.Start) : (rows[^1].Seq, rows[^1].Hash);
        if (seq != version || rows.Sum(r => r.Count) != version || !head.SequenceEqual(hash))
        {
            throw new StoreException(
                StoreFault.Unusable,
                $"Dossier {dossier} has events up to {seq} but its row says {version}, or its last event is another: "
                    + "run 'bpm verify'."
            );
        }

        return State(rows);
    }

    public static Dossier State(IReadOnlyList<EventRow> rows)
    {
        var state = Dossier.None;
        foreach (var row in rows)
        {
            var at = Instant.FromUnixTimeMilliseconds(row.At);
            foreach (var change in Read(row))
            {
                state = state.Apply(change, at);
            }
        }

        return state;
    }

    public static ImmutableArray<DossierEvent> Read(EventRow row) => EventTypes.ReadAll(row.Bytes);
}

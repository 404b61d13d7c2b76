using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Folds stored events into a state.</summary>
internal static class EventFold
{
    /// <exception cref="StoreException">The events do not end where the dossier's row says.</exception>
    public static Dossier State(string dossier, IReadOnlyList<EventRow> events, int version, ReadOnlySpan<byte> head)
    {
        if (events.Count != version || !head.SequenceEqual(events.Count == 0 ? EventChain.Start : events[^1].Hash))
        {
            throw new StoreException(
                StoreFault.Unusable,
                $"Dossier {dossier} has {events.Count} events but its row says {version}, or its last event is another: "
                    + "run 'bpm verify'."
            );
        }

        return State(events);
    }

    public static Dossier State(IReadOnlyList<EventRow> events)
    {
        var state = Dossier.None;
        foreach (var row in events)
        {
            state = state.Apply(Read(row), Instant.FromUnixTimeMilliseconds(row.At));
        }

        return state;
    }

    public static DossierEvent Read(EventRow row) => EventTypes.Read(row.Type, row.TypeVersion, row.Bytes);
}

namespace Bpm.Server.Storage.Checks;

/// <summary>Checks the event chain of one dossier and says what happened to it.</summary>
internal static class ChainCheck
{
    /// <param name="rows">The whole record of one dossier, by sequence.</param>
    /// <param name="version">Version of the dossier's row.</param>
    /// <param name="head">Head of the dossier's row.</param>
    public static List<StoreFinding> Check(
        string dossier,
        IReadOnlyList<EventRow> rows,
        int version,
        ReadOnlySpan<byte> head
    )
    {
        var findings = new List<StoreFinding>();
        var previous = EventChain.Start;
        var expected = 1;
        var position = 0L;
        foreach (var row in rows)
        {
            if (row.FirstSeq > expected)
            {
                findings.Add(Removed(dossier, expected, row.FirstSeq - 1));
                // The hash before it went with the removed one, so this link cannot be checked.
            }
            else if (!EventChain.Hash(previous, row).AsSpan().SequenceEqual(row.Hash))
            {
                findings.Add(Wrong(dossier, rows, row));
            }

            if (row.Position < position + row.Count)
            {
                findings.Add(
                    new StoreFinding(
                        StoreFindingKind.Reordered,
                        dossier,
                        row.FirstSeq,
                        $"{Named(row)} stands before its predecessor in the store."
                    )
                );
            }

            previous = row.Hash;
            position = row.Position;
            expected = row.Seq + 1;
        }

        var last = expected - 1;
        if (last < version)
        {
            findings.Add(
                new StoreFinding(
                    StoreFindingKind.Truncated,
                    dossier,
                    last + 1,
                    $"The last events are gone: the row says {version}, the events end at {last}."
                )
            );
        }
        else if (last > version)
        {
            findings.Add(
                new StoreFinding(
                    StoreFindingKind.Added,
                    dossier,
                    version + 1,
                    $"There are events up to {last}, but the row says {version}."
                )
            );
        }
        else if (findings.Count == 0 && !head.SequenceEqual(previous))
        {
            findings.Add(
                new StoreFinding(
                    StoreFindingKind.Changed,
                    dossier,
                    last,
                    "The chain holds in itself but ends in another hash than the row's: it was computed anew."
                )
            );
        }

        return findings;
    }

    private static StoreFinding Removed(string dossier, int from, int to) =>
        new(
            StoreFindingKind.Removed,
            dossier,
            from,
            from == to ? $"Event {from} is gone." : $"Events {from} to {to} are gone."
        );

    /// <summary>A row that fits at another place of the chain was moved; one that fits nowhere was changed.</summary>
    private static StoreFinding Wrong(string dossier, IReadOnlyList<EventRow> rows, EventRow row)
    {
        foreach (var previous in rows.Select(r => r.Hash).Prepend(EventChain.Start))
        {
            for (var seq = row.Count; seq <= rows[^1].Seq; seq++)
            {
                if (seq != row.Seq && EventChain.Hash(previous, row, seq).AsSpan().SequenceEqual(row.Hash))
                {
                    return new StoreFinding(
                        StoreFindingKind.Reordered,
                        dossier,
                        row.FirstSeq,
                        $"{Named(row)} was written as event {seq - row.Count + 1}: the order was changed."
                    );
                }
            }
        }

        return new StoreFinding(
            StoreFindingKind.Changed,
            dossier,
            row.FirstSeq,
            $"{Named(row)} (command {row.CommandId}) is not what was written."
        );
    }

    private static string Named(EventRow row) =>
        row.Count == 1 ? $"Event {row.Seq}" : $"The record of events {row.FirstSeq} to {row.Seq}";
}

using System.Globalization;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage.Roots;

/// <summary>Computes every root anew and compares: what fits its own chain but not its root was written anew afterwards.</summary>
internal sealed class RootCheck(StoreConnections connections, RootFiles files)
{
    public async Task<IReadOnlyList<StoreFinding>> Run(CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var roots = await db.Roots.OrderBy(r => r.Number).ToListAsync(cancellation);
        var findings = new List<StoreFinding>();
        CompareWithLog(roots, findings);
        using var key = RootKey.Open(files.KeyFile);
        if (roots.Count > 0 && key is null)
        {
            findings.Add(
                Finding(StoreFindingKind.Root, $"There is no key at '{files.KeyFile}', so no signature can be checked.")
            );
        }

        var newest = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
        using var connection = connections.Open();
        RootRow? previous = null;
        foreach (var root in roots)
        {
            Check(root, previous, newest, key, connection, findings);
            previous = root;
        }

        return findings;
    }

    private static void Check(
        RootRow root,
        RootRow? previous,
        long newest,
        RootKey? key,
        System.Data.Common.DbConnection connection,
        List<StoreFinding> findings
    )
    {
        var name = Named(root);
        if (root.Number != (previous?.Number ?? 0) + 1)
        {
            findings.Add(Finding(StoreFindingKind.Root, $"A root before {name} is gone."));
            return;
        }

        if (key is not null && (root.KeyId != key.Id || !key.Signed(root.Root, root.Signature)))
        {
            findings.Add(
                Finding(StoreFindingKind.Root, $"{name} is not signed by the key {key.Id}: somebody made it.")
            );
        }

        var from = previous?.Position ?? 0;
        if (newest < root.Position)
        {
            findings.Add(
                Finding(
                    StoreFindingKind.Truncated,
                    $"{name} covers events up to {root.Position}, but the record ends at {newest}: its end was cut off."
                )
            );
            return;
        }

        var rows = RootChain.Rows(connection, from, root.Position);
        var computed = RootChain.Root(previous?.Root ?? RootChain.Start, root.Number, root.At, root.Position, rows);
        if (!computed.AsSpan().SequenceEqual(root.Root))
        {
            findings.Add(
                Finding(
                    StoreFindingKind.Rewritten,
                    $"Events {from + 1} to {root.Position} are not those of {name}: what was recorded was written anew."
                )
            );
        }
    }

    private void CompareWithLog(List<RootRow> roots, List<StoreFinding> findings)
    {
        var byNumber = roots.ToDictionary(r => r.Number);
        foreach (var logged in files.Log.Read())
        {
            if (!byNumber.TryGetValue(logged.Number, out var stored))
            {
                findings.Add(
                    Finding(StoreFindingKind.Root, $"{Named(logged)} stands in the log beside the key, but is gone.")
                );
            }
            else if (!stored.Root.AsSpan().SequenceEqual(logged.Root))
            {
                findings.Add(Finding(StoreFindingKind.Root, $"{Named(logged)} is another in the log beside the key."));
            }
        }
    }

    private static string Named(RootRow root) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"root {root.Number} of {Instant.FromUnixTimeMilliseconds(root.At):uuuu-MM-dd}"
        );

    private static StoreFinding Finding(StoreFindingKind kind, string message) =>
        new(kind, Dossier: null, Seq: null, char.ToUpperInvariant(message[0]) + message[1..]);
}

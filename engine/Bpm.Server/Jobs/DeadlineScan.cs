using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Jobs;

/// <summary>
/// Writes into the record every alarm that is due, in order, once: what became due while nothing ran too. The moment of
/// the next one stands in the dossier's row, so a scan reads only dossiers that have something to say.
/// </summary>
internal sealed class DeadlineScan(
    CommandWriter writer,
    DossierReader reader,
    Publications publications,
    IDbContextFactory<BpmDb> databases,
    WorldFacts world,
    IClock clock,
    ILogger<DeadlineScan> log
) : IJobWork
{
    /// <summary>Begins the id of every command that records an alarm, and of no other.</summary>
    public const string CommandPrefix = "alarm-";

    /// <summary>Dossiers looked at together; a scan goes on until nothing is due.</summary>
    private const int Page = 500;

    /// <returns>How many alarms were recorded.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var recorded = 0;
        // Each dossier is looked at once a scan, so that one that cannot be served never keeps the others waiting.
        for (var (at, id) = (long.MinValue, ""); await NextPage(now, at, id, cancellation) is { Count: > 0 } due; )
        {
            foreach (var row in due)
            {
                recorded += await Record(row.Id, now, cancellation);
            }

            (at, id) = due[^1];
        }

        return recorded;
    }

#pragma warning disable CA1309 // It becomes SQL, where keys compare by bytes.
    private async Task<List<(long At, string Id)>> NextPage(
        Instant now,
        long afterAt,
        string afterId,
        CancellationToken cancellation
    )
    {
        var upTo = now.ToUnixTimeMilliseconds();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db
            .Dossiers.Where(d => d.NextAlarm != null && d.NextAlarm <= upTo)
            .Where(d => d.NextAlarm > afterAt || (d.NextAlarm == afterAt && string.Compare(d.Id, afterId) > 0))
            .OrderBy(d => d.NextAlarm)
            .ThenBy(d => d.Id)
            .Take(Page)
            .Select(d => new { At = d.NextAlarm!.Value, d.Id })
            .ToListAsync(cancellation);
        return [.. rows.Select(r => (r.At, r.Id))];
    }
#pragma warning restore CA1309

    private async Task<int> Record(string id, Instant now, CancellationToken cancellation)
    {
        if (
            await reader.ById(id, cancellation) is not { } stored
            || publications.Find(stored.State.Publication) is not { } publication
        )
        {
            log.LogError("The alarms of dossier {Dossier} cannot be computed: its publication is not at hand.", id);
            return 0;
        }

        var recorded = 0;
        var facts = world.For(publication, Actor.System);
        var alarms = Alarms.Due(stored.State, facts, now);
        foreach (var alarm in alarms)
        {
            var answer = await writer.Execute(Request(id, alarm), cancellation);
            recorded += answer is CommandAnswer.Accepted { Repeated: false } ? 1 : 0;
        }

        if (alarms.IsEmpty)
        {
            await Mend(stored, Alarms.Next(stored.State, facts)?.At, cancellation);
        }

        return recorded;
    }

    /// <summary>The calendar has changed since the row was written: it said too early a moment.</summary>
    private async Task Mend(StoredDossier stored, Instant? next, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var at = next?.ToUnixTimeMilliseconds();
        await db
            .Dossiers.Where(d => d.Id == stored.Id && d.Version == stored.State.Version)
            .ExecuteUpdateAsync(row => row.SetProperty(d => d.NextAlarm, at), cancellation);
    }

    private CommandRequest Request(string id, Alarm alarm)
    {
        // The same alarm has the same id on every node and in every run: it is recorded once, whoever is quicker.
        var body = SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{alarm.Kind}/{alarm.Subject}/{alarm.Threshold}"));
        return new CommandRequest(
            $"{CommandPrefix}{Convert.ToHexStringLower(body.AsSpan(0, 12))}",
            id,
            body,
            ExpectedVersion: null,
            state => world.For(publications[state.Publication], Actor.System),
            (_, _) => new RecordAlarm(alarm)
        );
    }
}

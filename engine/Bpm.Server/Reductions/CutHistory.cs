using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Reductions;

/// <summary>How long the dossiers of the last twelve months really took, by procedure.</summary>
internal sealed class CutHistory(Publications publications, IDbContextFactory<BpmDb> databases)
{
    /// <summary>Dossiers that are looked at, the newest first; the rest of a large province's year is no other.</summary>
    public const int MostDossiers = 20_000;

    private const int FoldedAtOnce = 100;
    private static readonly string[] s_resolved = [nameof(BusinessStatus.Finished), nameof(BusinessStatus.Delivered)];

    // A finished dossier changes no more; a correction doesn't move its finish.
    private readonly ConcurrentDictionary<(string Dossier, TermUnit Unit), int?> known = new();

    /// <summary>First and last date of the twelve months.</summary>
    public static (LocalDate From, LocalDate To) Window(LocalDate today) => (today.PlusYears(-1).PlusDays(1), today);

    /// <summary>By procedure; one without dossiers isn't there.</summary>
    public async Task<ImmutableDictionary<string, ProcedureHistory>> Read(
        LocalDate today,
        CancellationToken cancellation
    )
    {
        var from = ProvinceTime.ToInstant(Window(today).From.AtMidnight()).ToUnixTimeMilliseconds();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var received = await db
            .Dossiers.Where(d => d.ReceivedAt != null && d.ReceivedAt >= from)
            .GroupBy(d => d.Procedure)
            .Select(g => new { Procedure = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Procedure, g => g.Count, StringComparer.Ordinal, cancellation);
        var finished = await db
            .Dossiers.Where(d => d.FinishedAt != null && d.FinishedAt >= from && s_resolved.Contains(d.Status))
            .OrderByDescending(d => d.FinishedAt)
            .Take(MostDossiers)
            .Select(d => new Finished(d.Id, d.Procedure, d.Channel, d.AuthorityUnit))
            .ToListAsync(cancellation);
        await Learn(db, finished, today, cancellation);
        var net = finished
            .Select(d => (d.Procedure, Unit: UnitOf(d.Procedure, today), d.Channel, d.Id))
            .Where(d => d.Unit is not null)
            .Select(d => (d.Procedure, d.Unit, d.Channel, Amount: known.GetValueOrDefault((d.Id, d.Unit!.Value))))
            .Where(d => d.Amount is not null)
            .ToLookup(d => d.Procedure, StringComparer.Ordinal);
        return received
            .Keys.Concat(net.Select(n => n.Key))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(
                code => code,
                code => new ProcedureHistory(
                    received.GetValueOrDefault(code),
                    UnitOf(code, today) ?? TermUnit.WorkingDays,
                    [
                        .. net[code]
                            .Select(d => new NetAmount(d.Amount!.Value, (Channel)d.Channel))
                            .OrderBy(n => n.Amount),
                    ]
                ),
                StringComparer.Ordinal
            );
    }

    private TermUnit? UnitOf(string procedure, LocalDate today) =>
        publications.InForce(procedure, today)?.Procedure.Limit.Statutory?.Unit is { } unit and not TermUnit.SameDay
            ? unit
            : null;

    private async Task Learn(BpmDb db, List<Finished> finished, LocalDate today, CancellationToken cancellation)
    {
        var unknown = finished
            .Where(d => UnitOf(d.Procedure, today) is { } unit && !known.ContainsKey((d.Id, unit)))
            .ToList();
        foreach (var some in unknown.Chunk(FoldedAtOnce))
        {
            string[] ids = [.. some.Select(d => d.Id)];
            var events = await db
                .Events.Where(e => ids.Contains(e.Dossier))
                .OrderBy(e => e.Dossier)
                .ThenBy(e => e.Seq)
                .ToListAsync(cancellation);
            var byDossier = events.ToLookup(e => e.Dossier, StringComparer.Ordinal);
            foreach (var dossier in some)
            {
                var unit = UnitOf(dossier.Procedure, today)!.Value;
                known[(dossier.Id, unit)] = publications.CalendarOf(dossier.Authority) is { } calendar
                    ? NetTime.Amount(EventFold.State([.. byDossier[dossier.Id]]), calendar, unit)
                    : null;
            }
        }
    }

    private sealed record Finished(string Id, string Procedure, int Channel, string Authority);
}

/// <param name="Amount">In the units of a term: halves of working days, else whole ones.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NetAmount(int Amount, Channel Channel);

/// <param name="Received">Dossiers received in twelve months, open ones too.</param>
/// <param name="Net">Of those that were finished; shortest first.</param>
internal sealed record ProcedureHistory(int Received, TermUnit Unit, ImmutableArray<NetAmount> Net)
{
    /// <summary>How many would have been late under a limit; null where the limit has another unit.</summary>
    /// <param name="channel">Null: of every channel.</param>
    public int? Late(Term limit, Channel? channel) =>
        limit.Unit == Unit ? Of(channel).Count(n => n.Amount > limit.Amount) : null;

    /// <summary>Finished dossiers that the others are compared with.</summary>
    public int Count(Channel? channel) => Of(channel).Count();

    /// <summary>The net time that nine of ten didn't exceed, by nearest rank; null without dossiers.</summary>
    public int? P90(Channel? channel)
    {
        var all = Of(channel).ToList();
        return all.Count == 0 ? null : all[((all.Count * 9) + 9) / 10 - 1].Amount;
    }

    private IEnumerable<NetAmount> Of(Channel? channel) => Net.Where(n => channel is null || n.Channel == channel);
}

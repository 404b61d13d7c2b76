using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <param name="State">All its events, applied.</param>
internal sealed record StoredDossier(string Id, string TrackingToken, Dossier State)
{
    public string? Code => State.Code;
}

/// <summary>An event with its header, for the timeline and the log.</summary>
/// <param name="Position">In the whole store, from 1, without gaps.</param>
internal sealed record StoredEvent(
    int Seq,
    long Position,
    Instant At,
    string Actor,
    string CommandId,
    DossierEvent Event
);

/// <param name="Data">Null once erased.</param>
internal sealed record StoredPersonal(
    int Version,
    string Digest,
    PersonalData? Data,
    string? ErasedBy,
    Instant? ErasedAt
);

/// <summary>Reads dossiers as they were last committed.</summary>
internal sealed class DossierReader(StoreConnections connections, DossierCache cache)
{
    public async Task<StoredDossier?> ByCode(string code, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await Load(db, db.Dossiers.Where(d => d.Code == code), cancellation);
    }

    public async Task<StoredDossier?> ByToken(string token, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await Load(db, db.Dossiers.Where(d => d.TrackingToken == token), cancellation);
    }

    public async Task<StoredDossier?> ById(string id, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await Load(db, db.Dossiers.Where(d => d.Id == id), cancellation);
    }

    /// <summary>Many dossiers at once, whole, for commands to each of them; by id.</summary>
    public async Task<IReadOnlyDictionary<string, HeldDossier>> Held(
        IReadOnlyCollection<string> ids,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var rows = await db
            .Dossiers.Where(d => ids.Contains(d.Id))
            .Select(d => new
            {
                d.Id,
                d.Version,
                d.Head,
                d.TrackingToken,
            })
            .ToListAsync(cancellation);
        var events = (await db.Events.Where(e => ids.Contains(e.Dossier)).ToListAsync(cancellation)).ToLookup(e =>
            e.Dossier
        );
        var people = await PersonalOf(ids, cancellation);
        return rows.AsParallel()
            .Select(row =>
            {
                List<EventRow> record = [.. events[row.Id].Where(e => e.Seq <= row.Version).OrderBy(e => e.Seq)];
                var state = EventFold.State(row.Id, record, row.Version, row.Head);
                return new HeldDossier(row.Id, row.TrackingToken, state, row.Head, people.GetValueOrDefault(row.Id));
            })
            .ToDictionary(held => held.Id);
    }

    /// <summary>The dossiers that are parts of one.</summary>
    public async Task<ImmutableArray<StoredDossier>> Linked(string parent, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var ids = await db.Dossiers.Where(d => d.Parent == parent).Select(d => d.Id).ToListAsync(cancellation);
        var linked = ImmutableArray.CreateBuilder<StoredDossier>(ids.Count);
        foreach (var id in ids)
        {
            linked.Add((await Load(db, db.Dossiers.Where(d => d.Id == id), cancellation))!);
        }

        return linked.ToImmutable();
    }

    /// <summary>The timeline, oldest first.</summary>
    public async Task<ImmutableArray<StoredEvent>> Events(string id, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var rows = await db.Events.Where(e => e.Dossier == id).OrderBy(e => e.Seq).ToListAsync(cancellation);
        return
        [
            .. rows.SelectMany(row =>
                EventFold
                    .Read(row)
                    .Select(
                        (change, i) =>
                            new StoredEvent(
                                row.FirstSeq + i,
                                row.Position - row.Count + 1 + i,
                                Instant.FromUnixTimeMilliseconds(row.At),
                                row.Actor,
                                row.CommandId,
                                change
                            )
                    )
            ),
        ];
    }

    /// <summary>The newest applicant and form data; null when there never were any.</summary>
    public async Task<StoredPersonal?> Personal(string id, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var row = await db
            .Personal.Where(p => p.Dossier == id)
            .OrderByDescending(p => p.Version)
            .FirstOrDefaultAsync(cancellation);
        return row is null
            ? null
            : new StoredPersonal(
                row.Version,
                row.Digest,
                row.Data is null ? null : PersonalJson.Read(row.Data),
                row.ErasedBy,
                row.ErasedAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null
            );
    }

    /// <summary>The same for many dossiers at once, by id: for lists. Erased ones are left out.</summary>
    public async Task<ImmutableDictionary<string, PersonalData>> PersonalOf(
        IReadOnlyCollection<string> ids,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var rows = await db.Personal.Where(p => ids.Contains(p.Dossier)).ToListAsync(cancellation);
        return rows.GroupBy(p => p.Dossier)
            .Select(versions => versions.MaxBy(p => p.Version)!)
            .Where(newest => newest.Data is not null)
            .ToImmutableDictionary(newest => newest.Dossier, newest => PersonalJson.Read(newest.Data));
    }

    /// <summary>Texts of the notes of a dossier, by note id; null once erased.</summary>
    public async Task<ImmutableDictionary<string, string?>> Notes(string id, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var rows = await db.Notes.Where(n => n.Dossier == id).ToListAsync(cancellation);
        return rows.ToImmutableDictionary(n => n.Id, n => n.Text);
    }

    /// <summary>
    /// The row first, then its events up to that version: events are only ever added, so both agree without a
    /// transaction.
    /// </summary>
    private async Task<StoredDossier?> Load(BpmDb db, IQueryable<DossierRow> which, CancellationToken cancellation)
    {
        var row = await which
            .Select(d => new
            {
                d.Id,
                d.Version,
                d.Head,
                d.TrackingToken,
            })
            .FirstOrDefaultAsync(cancellation);
        if (row is null)
        {
            return null;
        }

        if (cache.Get(row.Id, row.Head) is { } held)
        {
            return new StoredDossier(row.Id, row.TrackingToken, held.State);
        }

        var events = await db
            .Events.Where(e => e.Dossier == row.Id && e.Seq <= row.Version)
            .OrderBy(e => e.Seq)
            .ToListAsync(cancellation);
        return new StoredDossier(row.Id, row.TrackingToken, EventFold.State(row.Id, events, row.Version, row.Head));
    }
}

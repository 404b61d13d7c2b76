using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Server.Storage.Connections;
using NodaTime;

namespace Bpm.Server.Storage.Commits;

/// <summary>
/// One transaction with up to <see cref="StorageLimits.CommandsPerCommit"/> commands; each sees what those before it did.
/// Nothing of it may be told or cached before <see cref="Commit"/> has returned.
/// </summary>
/// <remarks>
/// A command that is refused, or that fails before it writes, leaves nothing to undo. So the first attempt has no
/// savepoints and lets PostgreSQL take the writes of all commands in one round trip. Only when the database itself turns
/// one down is everything run again with a savepoint a command, so that the bad one does not fail its neighbours.
/// </remarks>
internal sealed class CommitUnit
{
    private readonly WriterSession session;
    private readonly DossierCache cache;
    private readonly Dictionary<string, EventRow> commands = [];
    private readonly Dictionary<string, DossierHead> heads = [];
    private readonly Dictionary<string, HeldDossier> changed = [];
    private readonly List<NoticeRow> notices = [];
    private readonly Dictionary<string, (int Last, bool Changed)> serials = [];
    private readonly CountChanges counts = new();
    private readonly bool savepoints;

    /// <summary>Begins the transaction, and looks up at once what its commands will ask for.</summary>
    public CommitUnit(WriterSession session, DossierCache cache, IReadOnlyList<Waiting> waiting, bool savepoints)
    {
        this.savepoints = savepoints;
        this.session = session;
        this.cache = cache;
        session.Begin();
        session.Find(
            new LookUp(Sql.Commands, [.. waiting.Select(w => w.Request.CommandId).Distinct()], Command),
            new LookUp(Sql.Heads, [.. waiting.Select(w => w.Request.DossierId).OfType<string>().Distinct()], Head),
            new LookUp(Sql.LastPosition, Keys: null, row => Position = row.Long(0))
        );

        void Command(Row row)
        {
            var earlier = ReadEvent(row);
            commands.Add(earlier.CommandId, earlier);
        }

        void Head(Row row)
        {
            var head = ReadHead(row);
            heads.Add(head.Id, head);
        }
    }

    /// <summary>Position of the last event in the store. One writer at a time: positions have no gaps.</summary>
    public long Position { get; private set; }

    /// <summary>What the commands of this transaction wrote to <c>notices</c>, in order.</summary>
    public IReadOnlyList<NoticeRow> Notices => notices;

    /// <summary>Runs one command; when it is refused or fails, nothing of it stays.</summary>
    public CommandAnswer Run(CommandDecision decision, Instant now)
    {
        if (commands.TryGetValue(decision.Request.CommandId, out var earlier))
        {
            return Repeat(decision.Request, earlier);
        }

        return savepoints ? Guarded(decision, now) : Answer(new CommandRun(session, this, decision, now).Run());
    }

    private CommandAnswer Guarded(CommandDecision decision, Instant now)
    {
        session.Savepoint();
        CommandResult result;
        try
        {
            result = new CommandRun(session, this, decision, now).Run();
            if (result.Written is not null)
            {
                session.Release();
                session.Flush();
                return Answer(result);
            }
        }
        catch (Exception error) when (StoreErrors.BlameFor(error) == Blame.Request)
        {
            // When the store itself failed, the transaction is over and the savepoint with it.
            session.RollbackToSavepoint();
            throw;
        }

        session.RollbackToSavepoint();
        return result.Answer;
    }

    private CommandAnswer Answer(CommandResult result)
    {
        if (result.Written is { } written)
        {
            Remember(written);
        }

        return result.Answer;
    }

    /// <summary>
    /// Whether all that happened after a version is that alarms were raised: then what a person has on the screen still
    /// holds, and his work is not turned down because a clock struck meanwhile.
    /// </summary>
    public bool OnlyAlarmsSince(string dossier, int version)
    {
        var since = EventsOf(dossier, int.MaxValue).Where(row => row.Seq > version).ToList();
        return since.Count > 0
            && since[0].FirstSeq == version + 1
            && since.TrueForAll(row => EventFold.Read(row).All(change => change is AlarmRaised));
    }

    /// <summary>The next number of a serial. It is taken only when the command that asked is written.</summary>
    public int NextSerial(string key)
    {
        if (!serials.TryGetValue(key, out var serial))
        {
            serial = (session.Query(Sql.SerialOf, r => r.Int(0), key).FirstOrDefault(), Changed: false);
            serials.Add(key, serial);
        }

        return serial.Last + 1;
    }

    /// <summary>Half of a hash is enough to tell a repetition from a reused id.</summary>
    public static byte[] Short(byte[] bodyHash) => bodyHash.Length > 16 ? bodyHash[..16] : bodyHash;

    /// <summary>Gives the database every write that still waits, and the other nodes' notice.</summary>
    public void Write(string node)
    {
        if (notices.Count > 0)
        {
            session.Announce(NodeChannel.Write(node, notices[0].Sequence, notices[^1].Sequence));
        }

        foreach (var (key, serial) in serials)
        {
            if (serial.Changed)
            {
                session.Write(Sql.SetSerial, key, serial.Last);
            }
        }

        counts.Write(session);
        session.Flush();
    }

    /// <summary>Returns once everything is durable; then the cache may have it.</summary>
    public void Commit()
    {
        session.Commit();
        foreach (var dossier in changed.Values)
        {
            cache.Put(dossier);
        }
    }

    /// <summary>The dossier as this transaction sees it; null when there is none of that id.</summary>
    /// <param name="known">As somebody has read it beside this transaction; null when nobody has.</param>
    public HeldDossier? Load(string id, HeldDossier? known)
    {
        if (changed.TryGetValue(id, out var held))
        {
            return held;
        }

        if (!heads.TryGetValue(id, out var head))
        {
            return null;
        }

        if (cache.Get(id, head.Head) is { } cached)
        {
            return cached;
        }

        // The same head is the same history; only the personal data may have been erased since.
        if (
            known is not null
            && head.Head.AsSpan().SequenceEqual(known.Head)
            && (known.Personal is null || session.Query(Sql.HasPersonal, r => r.Int(0) == 1, id).FirstOrDefault())
        )
        {
            return known;
        }

        var state = EventFold.State(id, EventsOf(id, head.Version), head.Version, head.Head);
        var personal = session.Query(Sql.PersonalOf, r => r.IsNull(0) ? null : r.Bytes(0), id).FirstOrDefault();
        return new HeldDossier(id, head.Token, state, head.Head, personal is null ? null : PersonalJson.Read(personal));
    }

    private void Remember(WrittenCommand written)
    {
        commands.Add(written.Row.CommandId, written.Row);
        changed[written.After.Id] = written.After;
        Position = written.Row.Position;
        counts.Add(written.Tasks);
        if (written.SerialKey is { } key)
        {
            serials[key] = (serials[key].Last + 1, Changed: true);
        }

        if (written.Notice is not null)
        {
            notices.Add(written.Notice);
        }
    }

    /// <summary>The first answer again, from the record.</summary>
    private CommandAnswer Repeat(CommandRequest request, EventRow earlier)
    {
        if (
            !Short(request.BodyHash).AsSpan().SequenceEqual(earlier.BodyHash)
            || (request.DossierId is not null && request.DossierId != earlier.Dossier)
        )
        {
            return new CommandAnswer.Refused(StorageRefusals.CommandIdReused(request.CommandId));
        }

        var after = EventFold.State(EventsOf(earlier.Dossier, earlier.Seq));
        return new CommandAnswer.Accepted(earlier.Dossier, after.Code, after, EventFold.Read(earlier), Repeated: true);
    }

    private List<EventRow> EventsOf(string dossier, int upTo) => session.Query(Sql.EventsOf, ReadEvent, dossier, upTo);

    private static EventRow ReadEvent(Row row) =>
        new()
        {
            Position = row.Long(0),
            Dossier = row.Text(1),
            Seq = row.Int(2),
            Count = row.Int(3),
            At = row.Long(4),
            Actor = row.Text(5),
            CommandId = row.Text(6),
            BodyHash = row.Bytes(7),
            Bytes = row.Bytes(8),
            Hash = row.Bytes(9),
        };

    private static DossierHead ReadHead(Row row) => new(row.Text(0), row.Int(1), row.Bytes(2), row.Text(3));

    private sealed record DossierHead(string Id, int Version, byte[] Head, string Token);
}

/// <param name="Written">Null when nothing is to stay.</param>
internal readonly record struct CommandResult(CommandAnswer Answer, WrittenCommand? Written);

/// <param name="SerialKey">The serial that it took, if it took one.</param>
/// <param name="Tasks">Tasks that it opened, changed or ended.</param>
internal sealed record WrittenCommand(
    EventRow Row,
    HeldDossier After,
    NoticeRow? Notice,
    string? SerialKey,
    IReadOnlyList<(TaskRow? Before, TaskRow? After)> Tasks
);

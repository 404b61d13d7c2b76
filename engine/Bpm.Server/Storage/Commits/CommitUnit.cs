using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Storage.Connections;
using NodaTime;

namespace Bpm.Server.Storage.Commits;

/// <summary>
/// One transaction with up to <see cref="StorageLimits.CommandsPerCommit"/> commands. Each runs inside a savepoint and
/// sees what those before it did. Nothing of it may be told or cached before <see cref="Commit"/> has returned.
/// </summary>
internal sealed class CommitUnit
{
    private readonly WriterSession session;
    private readonly DossierCache cache;
    private readonly Dictionary<string, EventRow> commands;
    private readonly Dictionary<string, DossierHead> heads;
    private readonly Dictionary<string, HeldDossier> changed = [];
    private readonly List<NoticeRow> notices = [];

    /// <summary>Begins the transaction, and looks up at once what its commands will ask for.</summary>
    public CommitUnit(WriterSession session, DossierCache cache, IReadOnlyList<Waiting> waiting)
    {
        this.session = session;
        this.cache = cache;
        session.Begin();
        commands = session
            .Find(Sql.Commands, ReadEvent, [.. waiting.Select(w => w.Request.CommandId).Distinct()])
            .ToDictionary(c => c.CommandId);
        heads = session
            .Find(Sql.Heads, ReadHead, [.. waiting.Select(w => w.Request.DossierId).OfType<string>().Distinct()])
            .ToDictionary(h => h.Id);
        Position = session.Query(Sql.LastPosition, r => r.Long(0))[0];
    }

    /// <summary>Position of the last event in the store. One writer at a time: positions have no gaps.</summary>
    public long Position { get; private set; }

    /// <summary>What the commands of this transaction wrote to <c>notices</c>, in order.</summary>
    public IReadOnlyList<NoticeRow> Notices => notices;

    /// <summary>Runs one command; when it is refused or fails, nothing of it stays.</summary>
    public CommandAnswer Run(
        CommandRequest request,
        Func<Dossier, Command, Facts, Instant, Decision> decide,
        Instant now
    )
    {
        if (commands.TryGetValue(request.CommandId, out var earlier))
        {
            return Repeat(request, earlier);
        }

        session.Savepoint();
        CommandResult result;
        try
        {
            result = new CommandRun(session, this, request, decide, now).Run();
            if (result.Written is { } written)
            {
                session.Release();
                session.Flush();
                Remember(written);
                return result.Answer;
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
    public HeldDossier? Load(string id)
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

        var state = EventFold.State(id, EventsOf(id, head.Version), head.Version, head.Head);
        var personal = session.Query(Sql.PersonalOf, r => r.IsNull(0) ? null : r.Bytes(0), id).FirstOrDefault();
        return new HeldDossier(id, head.Token, state, head.Head, personal is null ? null : PersonalJson.Read(personal));
    }

    private void Remember(WrittenCommand written)
    {
        commands.Add(written.Row.CommandId, written.Row);
        changed[written.After.Id] = written.After;
        Position = written.Row.Position;
        if (written.Notice is not null)
        {
            notices.Add(written.Notice);
        }
    }

    /// <summary>The first answer again, from the record.</summary>
    private CommandAnswer Repeat(CommandRequest request, EventRow earlier)
    {
        if (
            !request.BodyHash.AsSpan().SequenceEqual(earlier.BodyHash)
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

internal sealed record WrittenCommand(EventRow Row, HeldDossier After, NoticeRow? Notice);

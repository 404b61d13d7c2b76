using System.Collections.Immutable;
using System.Security.Cryptography;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using NodaTime;

namespace Bpm.Server.Storage.Commits;

/// <summary>What the caller's own delegates, or deciding, threw: it concerns that caller alone.</summary>
internal sealed class DelegateException : Exception
{
    public DelegateException(Exception inner)
        : base("A command's own delegate failed.", inner) { }

    public DelegateException(string message)
        : base(message) { }

    public DelegateException(string message, Exception inner)
        : base(message, inner) { }

    public DelegateException() { }
}

/// <summary>One command inside a transaction: facts, decision, rows.</summary>
internal sealed class CommandRun(
    WriterSession session,
    CommitUnit unit,
    CommandRequest request,
    Func<Dossier, Command, Facts, Instant, Decision> decide,
    Instant clock
)
{
    private AddNote? note;
    private string? serialKey;

    public CommandResult Run()
    {
        var isNew = request.DossierId is null;
        var given = request.At ?? clock;
        var before = isNew
            ? new HeldDossier(DossierIds.New(given), DossierIds.NewToken(), Dossier.None, EventChain.Start, null)
            : unit.Load(request.DossierId!);
        if (before is null)
        {
            return Refuse(Refusals.DossierUnknown());
        }

        if (
            request.ExpectedVersion is { } expected
            && expected != before.State.Version
            && !unit.OnlyAlarmsSince(before.Id, expected)
        )
        {
            return Refuse(StorageRefusals.VersionStale(expected, before.State.Version));
        }

        var asked = Guarded(() => request.Facts(before.State));
        if (asked.Facts is null)
        {
            return Refuse(
                asked.Refusal ?? throw new InvalidOperationException("Neither facts nor a refusal was given.")
            );
        }

        // Time never runs backwards in a dossier, whatever the computer's clock does.
        var now = Instant.Max(given, before.State.LastAt);
        var personal = NewPersonal();
        var form = (request.Personal ?? before.Personal)?.Form ?? ImmutableDictionary<string, FactValue>.Empty;
        var facts = asked.Facts with { Form = form };
        var command = WithDigest(Guarded(() => request.Command(before.State, facts)), personal?.Digest);
        note = command as AddNote;
        facts = WithNumbers(facts, before.State, command, now);
        return Guarded(() => decide(before.State, command, facts, now)) switch
        {
            Decision.Refused refused => Refuse(refused.Refusal),
            Decision.Accepted accepted => Write(before, accepted, facts, personal, now, isNew),
            _ => throw new InvalidOperationException("A decision accepts or refuses."),
        };
    }

    private static CommandResult Refuse(Refusal refusal) => new(new CommandAnswer.Refused(refusal), null);

    private static T Guarded<T>(Func<T> callers)
    {
        try
        {
            return callers();
        }
        catch (Exception error)
        {
            // A delegate may fail by a database of its own; that must not look like a failure of this one.
            throw new DelegateException(error);
        }
    }

    private (byte[] Salt, byte[] Data, string Digest)? NewPersonal()
    {
        if (request.Personal is null)
        {
            return null;
        }

        var salt = RandomNumberGenerator.GetBytes(PersonalJson.SaltBytes);
        var data = PersonalJson.Write(request.Personal);
        return (salt, data, PersonalJson.Digest(salt, data));
    }

    private static Command WithDigest(Command command, string? digest) =>
        digest is null
            ? command
            : command switch
            {
                Submit c => c with { PersonalDigest = digest },
                Receive { Submission: { } submission } c => c with
                {
                    Submission = submission with { PersonalDigest = digest },
                },
                EndWait c => c with { PersonalDigest = digest },
                CompleteSubmission c => c with { PersonalDigest = digest },
                OpenChild c => c with { Submission = c.Submission with { PersonalDigest = digest } },
                _ => command,
            };

    /// <summary>A new code or result number when the command may need one; a refusal gives it back.</summary>
    private Facts WithNumbers(Facts facts, Dossier dossier, Command command, Instant now)
    {
        if (command is Receive receive && dossier.Code is null)
        {
            var unitCode = receive.Submission?.ReceptionUnit ?? dossier.ReceptionUnit;
            var serial = NextSerial(DossierCodes.Key(unitCode, now));
            return facts with { NewCode = DossierCodes.Code(unitCode, now, serial) };
        }

        if (
            command is Complete complete
            && dossier.ResultNumber is null
            && dossier.Task(complete.Task) is { Open: true } task
            && Projecting(facts).Issues(task.Step)
        )
        {
            var serial = NextSerial(DossierCodes.ResultKey(task.Unit, now));
            return facts with { NewResultNumber = DossierCodes.ResultNumber(task.Unit, now, serial) };
        }

        return facts;
    }

    private int NextSerial(string key)
    {
        serialKey = key;
        return unit.NextSerial(key);
    }

    private CommandResult Write(
        HeldDossier before,
        Decision.Accepted decision,
        Facts facts,
        (byte[] Salt, byte[] Data, string Digest)? personal,
        Instant now,
        bool isNew
    )
    {
        var toSeq = before.State.Version + decision.Events.Length;
        if (decision.Events.IsEmpty || decision.After.Version != toSeq)
        {
            throw new InvalidOperationException(
                $"The decision gives {decision.Events.Length} events, but its state has version {decision.After.Version}."
            );
        }

        var at = now.ToUnixTimeMilliseconds();
        var row = Chain(before, decision.Events, facts.Actor.User, at);
        var projecting = Projecting(facts);
        var tasksBefore = before.Tasks ?? Projection.Tasks(before.Id, before.State, projecting);
        var tasksAfter = Projection.Tasks(before.Id, decision.After, projecting);
        var after = before with
        {
            State = decision.After,
            Head = row.Hash,
            Personal = request.Personal ?? before.Personal,
            Tasks = tasksAfter,
        };
        RowWrites.Dossier(
            session,
            Projection.Dossier(after, projecting),
            isNew ? null : before.State.Version,
            codeIsNew: before.State.Code != after.State.Code
        );
        RowWrites.Event(session, row);
        var changes = Projection.Changes(tasksBefore, tasksAfter);
        RowWrites.Tasks(session, changes);
        if (isNew || HasOtherWords(before, after))
        {
            var words = Projection.Search(after.State, after.Personal, projecting.ProcedureName);
            RowWrites.Search(session, after.Id, words, isNew);
        }

        WriteOutside(after, personal, facts.Actor.User, at);
        var notice = Notice(after, Projection.Topics(tasksBefore, tasksAfter, after.State.Code, decision.Events), row);
        return new CommandResult(
            new CommandAnswer.Accepted(after.Id, after.State.Code, after.State, decision.Events, Repeated: false),
            new WrittenCommand(row, after, notice, serialKey, changes)
        );
    }

    /// <summary>Whether anything has changed that its search words are made of.</summary>
    private bool HasOtherWords(HeldDossier before, HeldDossier after) =>
        request.Personal is not null
        || before.State.Code != after.State.Code
        || before.State.Publication != after.State.Publication;

    private EventRow Chain(HeldDossier before, ImmutableArray<DossierEvent> events, string actor, long at)
    {
        var row = new EventRow
        {
            Dossier = before.Id,
            Seq = before.State.Version + events.Length,
            Count = events.Length,
            Position = unit.Position + events.Length,
            At = at,
            Actor = actor,
            CommandId = request.CommandId,
            BodyHash = CommitUnit.Short(request.BodyHash),
            Bytes = EventTypes.WriteAll(events),
        };
        row.Hash = EventChain.Hash(before.Head, row);
        return row;
    }

    /// <summary>What stands outside the events because it must be erasable.</summary>
    private void WriteOutside(
        HeldDossier after,
        (byte[] Salt, byte[] Data, string Digest)? personal,
        string actor,
        long at
    )
    {
        if (personal is { } stored)
        {
            RowWrites.Personal(
                session,
                new PersonalRow
                {
                    Dossier = after.Id,
                    Version = after.State.Version,
                    Salt = stored.Salt,
                    Digest = stored.Digest,
                    Data = stored.Data,
                }
            );
        }

        if (note is not null && request.NoteText is not null)
        {
            RowWrites.Note(
                session,
                new NoteRow
                {
                    Id = note.NoteId,
                    Dossier = after.Id,
                    Author = actor,
                    At = at,
                    Text = request.NoteText,
                }
            );
        }
    }

    private NoticeRow? Notice(HeldDossier after, IReadOnlyList<string> topics, EventRow last)
    {
        if (topics.Count == 0)
        {
            return null;
        }

        var notice = new NoticeRow
        {
            Sequence = last.Position,
            Dossier = after.Id,
            Topics = string.Join(' ', topics),
            At = last.At,
        };
        RowWrites.Notice(session, notice);
        return notice;
    }

    private static ProjectionFacts Projecting(Facts facts) => new(facts.Publication, facts.Calendars);
}

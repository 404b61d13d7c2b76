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

/// <summary>
/// One command: facts, decision, rows. It asks no database, so it is done ahead, on the caller's thread, for the dossier as
/// it was last committed; the writer does it again only when the dossier has changed meanwhile.
/// </summary>
internal sealed class CommandDecision(CommandRequest request, Func<Dossier, Command, Facts, Instant, Decision> decide)
{
    private (byte[] Salt, byte[] Data, string Digest)? personal;
    private DecidedCommand? ahead;

    public CommandRequest Request => request;

    /// <summary>The dossier that it was decided ahead for; null when it was not.</summary>
    public HeldDossier? DecidedFor => ahead?.Before;

    /// <summary>Does what can be done before the command's turn.</summary>
    /// <param name="dossier">As it was last committed; null when it is new, or not at hand.</param>
    public void Ahead(HeldDossier? dossier, Instant clock)
    {
        personal ??= NewPersonal();
        if (dossier is null || request.ExpectedVersion is { } expected && expected != dossier.State.Version)
        {
            return;
        }

        try
        {
            ahead = Decide(dossier, clock, nextSerial: null);
        }
        // Whatever it is, it happens to the writer again, who tells it.
        catch (Exception) { }
    }

    /// <param name="before">As the transaction sees it.</param>
    /// <param name="nextSerial">The next number of a serial.</param>
    public DecidedCommand For(HeldDossier before, Instant clock, Func<string, int> nextSerial)
    {
        // The very same object: one with the same history may have lost its personal data to an erasure.
        if (ahead is not null && ReferenceEquals(ahead.Before, before))
        {
            return ahead;
        }

        personal ??= NewPersonal();
        return Decide(before, clock, nextSerial)!;
    }

    /// <returns>Null when it takes a number and no serial is given.</returns>
    private DecidedCommand? Decide(HeldDossier before, Instant clock, Func<string, int>? nextSerial)
    {
        var asked = Guarded(() => request.Facts(before.State));
        if (asked.Facts is null)
        {
            return DecidedCommand.Refuse(
                before,
                asked.Refusal ?? throw new InvalidOperationException("Neither facts nor a refusal was given.")
            );
        }

        // Time never runs backwards in a dossier, whatever the computer's clock does.
        var now = Instant.Max(request.At ?? clock, before.State.LastAt);
        var form = (request.Personal ?? before.Personal)?.Form ?? ImmutableDictionary<string, FactValue>.Empty;
        var facts = asked.Facts with { Form = form };
        var command = WithDigest(Guarded(() => request.Command(before.State, facts)), personal?.Digest);
        var number = NumberFor(facts, before.State, command, now);
        if (number is not null)
        {
            if (nextSerial is null)
            {
                return null;
            }

            facts = number.Give(facts, nextSerial(number.Key));
        }

        return Guarded(() => decide(before.State, command, facts, now)) switch
        {
            Decision.Refused refused => DecidedCommand.Refuse(before, refused.Refusal),
            Decision.Accepted accepted => Rows(before, accepted, facts, command, now) with { SerialKey = number?.Key },
            _ => throw new InvalidOperationException("A decision accepts or refuses."),
        };
    }

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
                TakeOver c => c with { Submission = c.Submission with { PersonalDigest = digest } },
                OpenChild c => c with { Submission = c.Submission with { PersonalDigest = digest } },
                _ => command,
            };

    /// <summary>The new code or result number that the command may need; a refusal gives it back.</summary>
    private static NeededNumber? NumberFor(Facts facts, Dossier dossier, Command command, Instant now)
    {
        if (command is Receive receive && dossier.Code is null)
        {
            var unitCode = receive.Submission?.ReceptionUnit ?? dossier.ReceptionUnit;
            return new NeededNumber(
                DossierCodes.Key(unitCode, now),
                (known, serial) => known with { NewCode = DossierCodes.Code(unitCode, now, serial) }
            );
        }

        if (
            command is Complete complete
            && dossier.ResultNumber is null
            && dossier.Task(complete.Task) is { Open: true } task
            && Projecting(facts).Issues(task.Step)
        )
        {
            return new NeededNumber(
                DossierCodes.ResultKey(task.Unit, now),
                (known, serial) => known with { NewResultNumber = DossierCodes.ResultNumber(task.Unit, now, serial) }
            );
        }

        return null;
    }

    private DecidedCommand Rows(
        HeldDossier before,
        Decision.Accepted decision,
        Facts facts,
        Command command,
        Instant now
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
        return new DecidedCommand(before)
        {
            After = after,
            Events = decision.Events,
            Row = row,
            Dossier = Projection.Dossier(after, projecting),
            Tasks = Projection.Changes(tasksBefore, tasksAfter),
            Words = HasOtherWords(before, after)
                ? Projection.Search(after.State, after.Personal, projecting.ProcedureName)
                : null,
            Topics = Projection.Topics(tasksBefore, tasksAfter, after.State.Code, decision.Events),
            Personal = personal is var (salt, data, digest)
                ? new PersonalRow
                {
                    Dossier = after.Id,
                    Version = after.State.Version,
                    Salt = salt,
                    Digest = digest,
                    Data = data,
                }
                : null,
            Note =
                command is AddNote note && request.NoteText is not null
                    ? new NoteRow
                    {
                        Id = note.NoteId,
                        Dossier = after.Id,
                        Author = facts.Actor.User,
                        At = at,
                        Text = request.NoteText,
                    }
                    : null,
        };
    }

    /// <summary>Whether anything has changed that its search words are made of.</summary>
    private bool HasOtherWords(HeldDossier before, HeldDossier after) =>
        request.DossierId is null
        || request.Personal is not null
        || before.State.Code != after.State.Code
        || before.State.Publication != after.State.Publication;

    private EventRow Chain(HeldDossier before, ImmutableArray<DossierEvent> events, string actor, long at)
    {
        var row = new EventRow
        {
            Dossier = before.Id,
            Seq = before.State.Version + events.Length,
            Count = events.Length,
            At = at,
            Actor = actor,
            CommandId = request.CommandId,
            BodyHash = CommitUnit.Short(request.BodyHash),
            Bytes = EventTypes.WriteAll(events),
        };
        row.Hash = EventChain.Hash(before.Head, row);
        return row;
    }

    private static ProjectionFacts Projecting(Facts facts) => new(facts.Publication, facts.Calendars);

    /// <param name="Key">Of the serial that gives it.</param>
    /// <param name="Give">The facts with it.</param>
    private sealed record NeededNumber(string Key, Func<Facts, int, Facts> Give);
}

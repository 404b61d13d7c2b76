using Bpm.Engine;
using Bpm.Engine.Dossiers;
using NodaTime;

namespace Bpm.Server.Storage.Commits;

/// <summary>One command inside a transaction: the dossier as it stands there, the decision for it, its rows written.</summary>
internal sealed class CommandRun(WriterSession session, CommitUnit unit, CommandDecision decision, Instant clock)
{
    private readonly CommandRequest request = decision.Request;

    public CommandResult Run()
    {
        var isNew = request.DossierId is null;
        var before = isNew
            ? new HeldDossier(
                DossierIds.New(request.At ?? clock),
                DossierIds.NewToken(),
                Dossier.None,
                EventChain.Start,
                null
            )
            : unit.Load(request.DossierId!, decision.DecidedFor);
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

        var decided = decision.For(before, clock, unit.NextSerial);
        return decided.Refusal is { } refusal ? Refuse(refusal) : Write(decided, decided.Row!, isNew);
    }

    private static CommandResult Refuse(Refusal refusal) => new(new CommandAnswer.Refused(refusal), null);

    private CommandResult Write(DecidedCommand decided, EventRow row, bool isNew)
    {
        var (before, after) = (decided.Before, decided.After);
        row.Position = unit.Position + row.Count;
        RowWrites.Dossier(
            session,
            decided.Dossier!,
            isNew ? null : before.State.Version,
            codeIsNew: before.State.Code != after.State.Code
        );
        RowWrites.Event(session, row);
        RowWrites.Tasks(session, decided.Tasks);
        if (decided.Words is { } words)
        {
            RowWrites.Search(session, after.Id, words, isNew);
        }

        if (decided.Personal is { } personal)
        {
            RowWrites.Personal(session, personal);
        }

        if (decided.Note is { } note)
        {
            RowWrites.Note(session, note);
        }

        return new CommandResult(
            new CommandAnswer.Accepted(after.Id, after.State.Code, after.State, decided.Events, Repeated: false),
            new WrittenCommand(row, after, Notice(decided, row), decided.SerialKey, decided.Tasks)
        );
    }

    private NoticeRow? Notice(DecidedCommand decided, EventRow last)
    {
        if (decided.Topics.Count == 0)
        {
            return null;
        }

        var notice = new NoticeRow
        {
            Sequence = last.Position,
            Dossier = decided.After.Id,
            Topics = string.Join(' ', decided.Topics),
            At = last.At,
        };
        RowWrites.Notice(session, notice);
        return notice;
    }
}

using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using NodaTime;

namespace Bpm.Server.Tests.Storage.Harness;

/// <summary>The real engine, which a note can make fail on purpose.</summary>
internal static class TestDecide
{
    public static readonly Refusal No = new("test-refused", RefusalKind.State, "Không.", "No.");

    public static Decision Command(Dossier dossier, Command command, Facts facts, Instant now) =>
        command switch
        {
            AddNote { NoteId: "throw" } => throw new InvalidOperationException("A bug in deciding."),
            AddNote { NoteId: "refuse" } => new Decision.Refused(No),
            _ => Decide.Command(dossier, command, facts, now),
        };
}

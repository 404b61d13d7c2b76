using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>An internal note: its text stands outside the record, erasable.</summary>
internal static class Noting
{
    public static Refusal? Add(Deliberation decision, AddNote note)
    {
        if (decision.Dossier.Version == 0)
        {
            return Refusals.DossierUnknown();
        }

        decision.Emit(new NoteAdded(note.NoteId));
        return null;
    }
}

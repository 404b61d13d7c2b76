using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>What the national portal knows is a status of its own: it may lag, and never holds the dossier up.</summary>
internal static class Synchronising
{
    public static Refusal? Record(Deliberation decision, RecordSynchronisation record)
    {
        if (decision.Dossier.Version == 0)
        {
            return Refusals.DossierUnknown();
        }

        if (Guard.System(decision) is { } refusal)
        {
            return refusal;
        }

        decision.Emit(new StatusSynchronised(record.NationalStatus, record.Done, record.Problem));
        return null;
    }
}

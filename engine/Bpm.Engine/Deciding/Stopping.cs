using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>Processing ends without a result: by a leader, by the end of a wait, or because the whole needs the part no more.</summary>
internal static class Stopping
{
    public static Refusal? Stop(Deliberation decision, Stop stop) =>
        Guard.Running(decision.Dossier)
        ?? Guard.Reason(stop.Reason)
        ?? Guard.Leads(decision)
        ?? Now(decision, stop.Reason, stop.Paper);

    public static Refusal? StopChild(Deliberation decision, StopChild stop) =>
        Guard.Running(decision.Dossier)
        ?? Guard.System(decision)
        ?? (decision.Dossier.Parent is null ? Refusals.NotPartOfAnother() : null)
        ?? Now(decision, stop.Reason, paper: null);

    /// <summary>Closes everything and stops; refuses nothing.</summary>
    public static Refusal? Now(Deliberation decision, string reason, string? paper)
    {
        Closing.All(decision, "stopped");
        Pausing.Resume(decision);
        decision.Emit(new DossierStopped(reason, paper, decision.Facts.Actor.User));
        return null;
    }
}

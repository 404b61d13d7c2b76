using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using NodaTime;

namespace Bpm.Engine;

/// <summary>Who may do a task, for those who only want to know: the same word that a command would get.</summary>
public static class Rights
{
    /// <summary>Why the actor of <paramref name="facts"/> may not do a task; null when he may, whoever holds it now.</summary>
    public static Refusal? ToDo(Dossier dossier, OfficerTask task, Facts facts, Instant now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var within = facts.Within();
        return Guard.MayDo(new Deliberation(dossier, within, now), task, within.Actor);
    }
}

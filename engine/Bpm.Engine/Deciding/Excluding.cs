using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>A person who may not act on a dossier: a relative of the applicant, the applicant himself.</summary>
internal static class Excluding
{
    public static Refusal? Exclude(Deliberation decision, ExcludePerson exclude)
    {
        if ((Guard.Running(decision.Dossier) ?? Guard.Reason(exclude.Reason) ?? Guard.Leads(decision)) is { } refusal)
        {
            return refusal;
        }

        if (decision.Dossier.Excluded.Contains(exclude.User))
        {
            return Refusals.PersonExcluded(exclude.User);
        }

        decision.Emit(new PersonExcluded(exclude.User, exclude.Reason, decision.Facts.Actor.User));
        foreach (var task in decision.Dossier.OpenTasks.Where(t => t.Assignee == exclude.User).ToList())
        {
            decision.Emit(new TaskReleased(task.Id));
        }

        return null;
    }
}

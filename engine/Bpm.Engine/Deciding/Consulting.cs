using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;

namespace Bpm.Engine.Deciding;

/// <summary>What happens to opinions that do not come, or come late.</summary>
internal static class Consulting
{
    /// <summary>Goes on without the opinions that are missing, which are named in the record.</summary>
    public static Refusal? Close(Deliberation decision, CloseConsult close)
    {
        if ((Guard.Running(decision.Dossier) ?? Guard.Reason(close.Reason) ?? Guard.Leads(decision)) is { } refusal)
        {
            return refusal;
        }

        if (ConsultProcessor.Open(decision.Dossier, close.Step) is null)
        {
            return Refusals.ConsultUnknown(close.Step);
        }

        if (decision.Dossier.Rest is not null)
        {
            return Refusals.RestsAlready();
        }

        ConsultProcessor.Close(decision, close.Step, $"closed:{close.Reason}");
        var node = decision.Workflow[close.Step];
        decision.Go(node.Next, Arrival.Plain with { Branch = node.Branch });
        return null;
    }

    /// <summary>The term of a unit that was asked has ended in silence.</summary>
    public static void Silence(Deliberation decision, string taskId)
    {
        var task = decision.Dossier.Task(taskId)!;
        if (ConsultProcessor.Open(decision.Dossier, task.Step) is not { SilenceBasis: { } basis })
        {
            return;
        }

        decision.Emit(new OpinionDeemed(taskId, basis));
        decision.Emit(new TaskCancelled(taskId, "silence"));
        ConsultProcessor.Answered(decision, decision.Workflow[task.Step]);
    }

    /// <summary>Whether an act is an opinion that comes after the dossier has gone on.</summary>
    public static bool IsLate(Dossier dossier, OfficerTask? task) =>
        task?.State == TaskState.Cancelled
        && dossier.Consults.Any(c => c.Tasks.Contains(task.Id) && !c.Late.Contains(task.Id));

    /// <summary>Notes a late opinion: it changes nothing, and is not lost.</summary>
    public static Refusal? Note(Deliberation decision, OfficerTask task, Complete complete)
    {
        var actor = decision.Facts.Actor;
        if (Guard.MayDo(decision, task, actor) is { } refusal)
        {
            return refusal;
        }

        decision.Emit(new OpinionNoted(task.Id, actor.User, complete.Action, complete.Reason));
        return null;
    }
}

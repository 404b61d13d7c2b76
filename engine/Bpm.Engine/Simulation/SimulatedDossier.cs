using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>One dossier under way: the engine's own state, and what the simulation must remember beside it.</summary>
internal sealed class SimulatedDossier(
    string key,
    Application application,
    Publication publication,
    ImmutableDictionary<string, FactValue> form,
    SimulatedDossier? parent,
    Dice dice
)
{
    private Dice dice = dice;

    /// <summary>Names it in the run: the application's number; a linked dossier adds its own.</summary>
    public string Key => key;

    /// <summary>The code that its reception gives it.</summary>
    public string NewCode { get; } = $"MP-{key}";
    public Application Application => application;
    public Publication Publication => publication;
    public ImmutableDictionary<string, FactValue> Form => form;
    public SimulatedDossier? Parent => parent;
    public Dossier State { get; set; } = Dossier.None;

    /// <summary>Its own stream of random numbers, so that other dossiers cannot disturb it.</summary>
    public ref Dice Dice => ref dice;

    /// <summary>Requests for its open tasks.</summary>
    public List<Request> Requests { get; } = [];

    /// <summary>Waits whose end is on the agenda.</summary>
    public HashSet<string> AwaitedWaits { get; } = new(StringComparer.Ordinal);

    /// <summary>Linked dossiers by the parent's id for them.</summary>
    public Dictionary<string, SimulatedDossier> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The alarm that is on the agenda; null for none.</summary>
    public LocalDateTime? Alarm { get; set; }

    /// <summary>What it must be reported by, once it is received.</summary>
    public DossierHistory? History { get; set; }

    /// <summary>The engine refused what must be possible: nothing more is tried.</summary>
    public bool Stuck { get; set; }

    // Where its time went, in counted minutes.
    public long Queued { get; set; }
    public long Away { get; set; }
    public long Overworked { get; set; }

    /// <summary>The four eyes of the task's step exclude whoever did certain others.</summary>
    public bool Bars(OfficerTask task, string user)
    {
        if (!publication.Workflow.Has(task.Step))
        {
            return false;
        }

        foreach (var other in publication.Workflow[task.Step].Step.NotBy)
        {
            foreach (var done in State.Tasks)
            {
                if (done.DoneBy == user && done.Step == other)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

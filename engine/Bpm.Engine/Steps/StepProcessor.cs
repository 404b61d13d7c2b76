using Bpm.Engine.Deciding;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>What one kind of step does when a dossier arrives at it. One processor a kind, listed in <see cref="StepProcessors"/>.</summary>
internal abstract class StepProcessor
{
    /// <summary>The dossier arrives: a task opens, a wait begins, or it goes straight on.</summary>
    public abstract void Enter(Deliberation decision, Node node, Arrival arrival);
}

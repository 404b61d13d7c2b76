using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Workflows;

/// <summary>
/// The look-up of limits and step terms, in one place, for the engine and for the time check. The first that is there
/// counts: reduction (case, channel), reduction (case), case and channel, case, place, channel, base. A place stands
/// before a channel, since the law makes it longer for whoever lives there, however the dossier comes in.
/// </summary>
public static class TermLookup
{
    /// <summary>The legal limit; null where none is published.</summary>
    /// <param name="commune">The commune that the competent authority is looked up by; null when it isn't known.</param>
    public static Term? Statutory(Procedure procedure, string? caseId, Channel? channel, string? commune = null) =>
        Case(procedure, caseId) is { } one && OfCase(one, channel) is { } ofCase ? ofCase
        : Place(procedure, commune) is { } place ? place.Statutory
        : channel is { } by && procedure.Limit.ByChannel.TryGetValue(by, out var ofChannel) ? ofChannel
        : procedure.Limit.Statutory;

    private static Term? OfCase(ProcedureCase one, Channel? channel) =>
        channel is { } by && one.ByChannel.TryGetValue(by, out var term) ? term : one.Statutory;

    private static PlaceLimit? Place(Procedure procedure, string? commune) =>
        commune is null ? null : procedure.Limit.Places.FirstOrDefault(p => p.Communes.Contains(commune));

    /// <summary>The term of a step; null when it has none.</summary>
    public static Term? Step(
        Procedure procedure,
        Step step,
        CommittedTerms committed,
        string? caseId,
        Channel? channel
    ) =>
        committed.Entry(caseId, channel) is { } reduction && reduction.Steps.TryGetValue(step.Id, out var reduced)
            ? reduced
        : Case(procedure, caseId) is { } one && one.Steps.TryGetValue(step.Id, out var ofCase) ? ofCase
        : step.Within?.Term;

    private static ProcedureCase? Case(Procedure procedure, string? id)
    {
        foreach (var one in procedure.Cases)
        {
            if (one.Id == id)
            {
                return one;
            }
        }

        return null;
    }
}

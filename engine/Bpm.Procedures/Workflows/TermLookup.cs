using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Workflows;

/// <summary>
/// The look-up of limits and step terms: reduction(case, channel), reduction(case), case and channel, case, channel,
/// base. One place, for the engine and for the time check.
/// </summary>
public static class TermLookup
{
    /// <summary>The legal limit; null where none is published.</summary>
    public static Term? Statutory(Procedure procedure, string? caseId, Channel? channel)
    {
        var one = Case(procedure, caseId);
        if (channel is { } by)
        {
            if (one is not null && one.ByChannel.TryGetValue(by, out var ofCase))
            {
                return ofCase;
            }

            if (one?.Statutory is null && procedure.Limit.ByChannel.TryGetValue(by, out var ofBase))
            {
                return ofBase;
            }
        }

        return one?.Statutory ?? procedure.Limit.Statutory;
    }

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

    private static ProcedureCase? Case(Procedure procedure, string? id) =>
        id is null ? null : procedure.Cases.FirstOrDefault(c => c.Id == id);
}

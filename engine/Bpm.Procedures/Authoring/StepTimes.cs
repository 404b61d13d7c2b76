using System.Collections.Immutable;
using Bpm.Procedures.Checks;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Authoring;

/// <param name="SetBy">The agency whose law sets the term, or null.</param>
public sealed record StepTime(string Step, string Name, long Minutes, string? SetBy);

/// <summary>What the steps on the longest lawful path add up to, beside the limits. As the time check counts.</summary>
/// <param name="Steps">In the order of the path; waits are not on it.</param>
/// <param name="Own">Minutes of working time that the province's own steps take.</param>
/// <param name="Committed">Of the usual case at the counter; the statutory limit where no decision cuts it.</param>
/// <param name="DayLength">Minutes of a working day.</param>
public sealed record StepTimes(
    ImmutableArray<StepTime> Steps,
    long Own,
    Term? Committed,
    Term? Statutory,
    int DayLength
)
{
    /// <summary>With the terms that others set.</summary>
    public long WithOthers => Steps.Sum(s => s.Minutes);

    internal static StepTimes Of(Publication publication, int dayLength)
    {
        var path = new LongestPath(
            publication.Procedure,
            new Paths(publication.Workflow),
            s => TermLookup.Step(publication.Procedure, s, publication.Committed, null, null),
            dayLength
        );
        var limits = publication.LimitsFor(null, Channel.Counter);
        return new StepTimes(
            [
                .. path.PartsWithOthers.Select(p =>
                {
                    var step = publication.Workflow[p.Step].Step;
                    return new StepTime(p.Step, step.Name, p.Minutes, step.Within?.SetBy);
                }),
            ],
            path.Own,
            limits.Committed,
            limits.Statutory,
            dayLength
        );
    }
}

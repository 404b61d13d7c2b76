using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Examples;

/// <summary>Something that a person who tries a procedure does.</summary>
/// <param name="Do">As in an example: <c>measure.done</c>, <c>supplement</c>, the step of a wait; null: only time goes by.</param>
/// <param name="At">When; null: at the moment of the act before.</param>
public sealed record TryOutAct(string? Do, LocalDateTime? At);

/// <summary>Where a dossier that was tried out stands.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="Now">The virtual clock.</param>
/// <param name="Next">What becomes due next; null when nothing will.</param>
/// <param name="Stopped">Index of the act that could not be done, -1 for reception; null when all were.</param>
/// <param name="Refusal">Why it stopped there.</param>
/// <param name="Example">The run as an example: what was done, with its moments and with what came out.</param>
public sealed record TryOutRun(
    Dossier Dossier,
    ImmutableArray<Happened> Events,
    LocalDateTime Now,
    Alarm? Next,
    int? Stopped,
    Refusal? Refusal,
    Example Example
);

/// <summary>
/// Runs one dossier through the real engine on a virtual clock, act by act, each done by somebody with just the role that
/// it needs. Keeps nothing: the same acts give the same run.
/// </summary>
public static class TryOut
{
    /// <param name="start">Reception, case, channel and form; its acts are left out.</param>
    /// <param name="calendars">What the units count by.</param>
    public static TryOutRun Run(
        Publication publication,
        Province province,
        ImmutableDictionary<string, WorkingCalendar> calendars,
        Example start,
        IReadOnlyList<TryOutAct> acts
    )
    {
        var walk = new ExampleWalk(province, calendars, publication, start);
        var done = ImmutableArray.CreateBuilder<ExampleAct>();
        var (stopped, refusal) = ((int?)null, walk.Receive());
        if (refusal is not null)
        {
            stopped = -1;
        }

        for (var i = 0; i < acts.Count && stopped is null; i++)
        {
            var (act, at) = (acts[i], LocalDateTime.Max(acts[i].At ?? walk.Now, walk.Now));
            walk.WaitUntil(at);
            if (act.Do is null)
            {
                continue;
            }

            var dot = act.Do.IndexOf('.', StringComparison.Ordinal);
            var example = new ExampleAct(
                dot < 0 ? act.Do : act.Do[..dot],
                dot < 0 ? null : act.Do[(dot + 1)..],
                at,
                start.Position
            );
            refusal = walk.Do(example);
            if (refusal is null)
            {
                done.Add(example);
            }
            else
            {
                stopped = i;
            }
        }

        return new TryOutRun(
            walk.Dossier,
            [.. walk.Events],
            walk.Now,
            stopped == -1 ? null : walk.NextAlarm,
            stopped,
            refusal,
            start with
            {
                Do = WithoutRepeatedMoments(start.Received, done),
                Due = walk.Dossier.LawfulDue,
                Fee = publication.Procedure.Fees.IsEmpty ? null : walk.Dossier.Fees.Sum(f => f.Amount),
                Outcome = walk.Dossier.Outcome,
            }
        );
    }

    // An act at the moment of the one before says no moment.
    private static ImmutableArray<ExampleAct> WithoutRepeatedMoments(
        LocalDateTime received,
        IEnumerable<ExampleAct> acts
    )
    {
        var last = received;
        var shown = ImmutableArray.CreateBuilder<ExampleAct>();
        foreach (var act in acts)
        {
            shown.Add(act with { At = act.At == last ? null : act.At });
            last = act.At ?? last;
        }

        return shown.ToImmutable();
    }
}

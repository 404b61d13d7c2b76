using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Clocks;

/// <summary>Which way counts when a step has several.</summary>
internal enum PathChoice
{
    /// <summary>The shortest lawful way: what cannot be beaten.</summary>
    Shortest,

    /// <summary>The way of the first action each time, which is the usual one.</summary>
    Usual,
}

/// <summary>
/// What still has to be done after the steps that are open now, in counted minutes of the steps' own terms. Only ways
/// forward count; a wait, a child and a step that may be passed over cost nothing on the shortest way.
/// </summary>
internal static class RemainingPath
{
    // A publication never changes, and dossiers ask at every event: what follows each step is worked out once.
    private static readonly ConditionalWeakTable<
        Publication,
        ConcurrentDictionary<(string? Case, Channel Channel, int DayLength, PathChoice Choice), PathTable>
    > s_tables = [];

    /// <summary>Minutes after everything that is open now has been done.</summary>
    public static long Minutes(Dossier dossier, Publication publication, int dayLength, PathChoice choice)
    {
        var table = s_tables
            .GetValue(publication, _ => [])
            .GetOrAdd(
                (dossier.Case, dossier.Channel, dayLength, choice),
                static (key, p) => new PathTable(p, key.Case, key.Channel, key.DayLength, key.Choice),
                publication
            );
        return After(dossier, publication.Workflow, table, parallel: null);
    }

    /// <summary>The longest of what is open at one level: the top, or the branches of one parallel step.</summary>
    private static long After(Dossier dossier, Workflow workflow, PathTable table, string? parallel)
    {
        var longest = 0L;
        foreach (var task in dossier.Tasks)
        {
            if (task.Open)
            {
                Open(task.Step);
            }
        }

        foreach (var wait in dossier.Waits)
        {
            if (wait.Open)
            {
                Open(wait.Step);
            }
        }

        foreach (var inner in dossier.Parallels)
        {
            if (workflow.Has(inner.Step) && workflow[inner.Step] is var node && node.Parallel == parallel)
            {
                longest = Math.Max(longest, After(dossier, workflow, table, inner.Step) + table.Of(node.Next));
            }
        }

        return longest;

        void Open(string step)
        {
            if (workflow.Has(step) && workflow[step] is var node && node.Parallel == parallel)
            {
                longest = Math.Max(longest, table.Onward(node));
            }
        }
    }
}

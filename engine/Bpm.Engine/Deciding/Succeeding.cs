using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>Units are abolished while dossiers run: what they held passes to their successors.</summary>
internal static class Succeeding
{
    public static Refusal? Move(Deliberation decision)
    {
        var dossier = decision.Dossier;
        if (Guard.Alive(dossier) is { } gone)
        {
            return gone;
        }

        if (decision.Facts.Actor != Actor.System && Guard.Leads(decision) is { } refusal)
        {
            return refusal;
        }

        var units = dossier
            .OpenTasks.Select(t => t.Unit)
            .Concat(dossier.Custody.Values)
            .Append(dossier.ReceptionUnit)
            .Append(dossier.AuthorityUnit)
            .Where(u => u.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var moves = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            var (living, missing) = Units.Living(unit, decision.Facts, decision.LocalNow.Date);
            if (living is null)
            {
                return Refusals.SuccessorUnclear(decision.Facts.Province.Unit(unit)?.Name ?? unit, missing!);
            }

            if (living.Code != unit)
            {
                moves[unit] = living.Code;
            }
        }

        if (moves.Count == 0)
        {
            return Refusals.NothingToMove();
        }

        Apply(decision, moves);
        return null;
    }

    private static void Apply(Deliberation decision, Dictionary<string, string> moves)
    {
        var dossier = decision.Dossier;
        if (moves.TryGetValue(dossier.ReceptionUnit, out var desk))
        {
            decision.Emit(new UnitSucceeded("reception", dossier.ReceptionUnit, desk));
        }

        if (moves.TryGetValue(dossier.AuthorityUnit, out var authority))
        {
            decision.Emit(new UnitSucceeded("authority", dossier.AuthorityUnit, authority));
        }

        foreach (var (branch, unit) in dossier.Custody)
        {
            if (moves.TryGetValue(unit, out var to))
            {
                decision.Emit(new CustodyMoved(branch.Length == 0 ? null : branch, unit, to));
            }
        }

        foreach (var task in dossier.OpenTasks)
        {
            if (moves.TryGetValue(task.Unit, out var to))
            {
                var calendar =
                    task.Step == Dossiers.Dossier.ReceptionStep
                        ? decision.Facts.ReceptionCalendarOf(to)
                        : decision.Facts.CalendarOf(to);
                decision.Emit(new TaskMoved(task.Id, task.Unit, to, calendar.Name));
            }
        }

        TaskDue.Refresh(decision, "unit-succeeded");
    }
}

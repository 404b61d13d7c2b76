using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Outgoing;

/// <summary>Whether an alarm that was raised is still true, whom it concerns now, and when they work.</summary>
internal sealed class AlarmAudience(Accounts accounts, WorldFacts world, Publications publications)
{
    /// <summary>
    /// Were it not said yet, it would be due at this moment; and no graver one about the same has taken its place.
    /// </summary>
    public bool IsTrue(
        Dossier dossier,
        Publication publication,
        (AlarmKind Kind, string Subject, string Threshold) alarm,
        Instant now
    )
    {
        var due = Alarms.Due(dossier with { Alarms = [] }, world.For(publication, Actor.System), now);
        var overtaken =
            alarm.Kind is AlarmKind.DueSoon or AlarmKind.CertainLate
            && due.Any(a => a.Kind == AlarmKind.Overdue && a.Subject == alarm.Subject);
        return !overtaken && due.Any(a => a.Key == alarm);
    }

    /// <summary>
    /// Accounts that it concerns: whoever has the task, or may take it; the role that the step names beside them; for a
    /// wait whoever holds its task, else the heads of the unit that answers for it.
    /// </summary>
    public async Task<IReadOnlySet<string>> Of(
        Dossier dossier,
        string subject,
        string? toRole,
        Instant now,
        CancellationToken cancellation
    )
    {
        var today = ProvinceTime.ToLocal(now).Date;
        var users = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var task in dossier.OpenTasks.Where(t => subject.Length == 0 || t.Id == subject))
        {
            await AddHolders(task);
            if (toRole is not null)
            {
                await AddRole(task.Unit, toRole);
            }
        }

        if (dossier.Waits.FirstOrDefault(w => w.Open && w.Id == subject) is { } wait)
        {
            if (wait.Task is { } id && dossier.Task(id) is { Assignee: { } assignee })
            {
                users.Add(assignee);
            }
            else
            {
                foreach (var role in Actor.HeadRoles)
                {
                    await AddRole(wait.Owner, role);
                }
            }
        }

        users.ExceptWith(dossier.Excluded);
        return users;

        async Task AddHolders(OfficerTask task)
        {
            if (task.Assignee is { } assignee)
            {
                users.Add(assignee);
            }
            else
            {
                await AddRole(task.Unit, task.Role);
            }
        }

        async Task AddRole(string unit, string role)
        {
            foreach (var holder in await accounts.HoldersOf(unit, role, today, cancellation))
            {
                users.Add(holder.Account.User);
            }
        }
    }

    /// <summary>The unit whose working hours count for a notice: the task's, the wait's, else the deciding one.</summary>
    public static string UnitOf(Dossier dossier, string subject) =>
        dossier.Task(subject)?.Unit
        ?? dossier.Waits.FirstOrDefault(w => w.Id == subject)?.Owner
        ?? dossier.AuthorityUnit;

    /// <summary>Now while the unit works, else its next opening.</summary>
    public Instant WorkingMoment(string unit, Instant now)
    {
        var local = ProvinceTime.ToLocal(now);
        return publications.CalendarOf(unit) is not { } calendar || calendar.IsCounted(local)
            ? now
            : ProvinceTime.ToInstant(calendar.NextCounted(local));
    }
}

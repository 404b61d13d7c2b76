using Bpm.Engine.Dossiers;
using Bpm.Procedures.Organisation;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage.Checks;

/// <param name="Why">What is missing, in English.</param>
internal sealed record Orphan(string Dossier, string? Code, string Why);

/// <summary>
/// Open dossiers that nobody would ever touch again: no task in a live inbox, no named wait with an owner and an end, no
/// incident that a person must mend.
/// </summary>
internal sealed class Orphans(StoreConnections connections, DossierCache cache)
{
    private static readonly string[] Ended =
    [
        nameof(BusinessStatus.RefusedAtReception),
        nameof(BusinessStatus.Delivered),
        nameof(BusinessStatus.Withdrawn),
        nameof(BusinessStatus.Stopped),
    ];

    /// <param name="on">The date on which roles must be held.</param>
    public async Task<IReadOnlyList<Orphan>> Find(
        Province province,
        LocalDate on,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var inboxes = await LiveInboxes(db, province, on, cancellation);
        var orphans = new List<Orphan>();
        await InNoInbox(db, inboxes, orphans, cancellation);
        await WithoutTask(db, inboxes, orphans, cancellation);
        return orphans;
    }

    /// <summary>Units and roles that somebody who can sign in holds on that date.</summary>
    private static async Task<HashSet<(string Unit, string Role)>> LiveInboxes(
        BpmDb db,
        Province province,
        LocalDate on,
        CancellationToken cancellation
    )
    {
        var day = Accounts.Days(on);
        var held = await db
            .Grants.Where(g => g.From <= day && (g.Until == null || g.Until >= day))
            .Where(g => db.Accounts.Any(a => a.User == g.User && !a.Disabled))
            .Select(g => new { g.Unit, g.Role })
            .Distinct()
            .ToListAsync(cancellation);
        return [.. held.Where(h => province.Unit(h.Unit)?.ExistsOn(on) == true).Select(h => (h.Unit, h.Role))];
    }

    /// <summary>Tasks whose unit and role nobody holds, and that no living account has claimed.</summary>
    private static async Task InNoInbox(
        BpmDb db,
        HashSet<(string Unit, string Role)> inboxes,
        List<Orphan> orphans,
        CancellationToken cancellation
    )
    {
        var groups = await db.Tasks.Select(t => new { t.Unit, t.Role }).Distinct().ToListAsync(cancellation);
        foreach (var group in groups.Where(g => !inboxes.Contains((g.Unit, g.Role))))
        {
            var tasks = await db
                .Tasks.Where(t => t.Unit == group.Unit && t.Role == group.Role && !t.Paused)
                .Where(t => t.Assignee == null || !db.Accounts.Any(a => a.User == t.Assignee && !a.Disabled))
                .Select(t => new
                {
                    t.Dossier,
                    t.Code,
                    t.Step,
                })
                .ToListAsync(cancellation);
            orphans.AddRange(
                tasks.Select(t => new Orphan(
                    t.Dossier,
                    t.Code,
                    $"Its step '{t.Step}' waits for the role '{group.Role}' at '{group.Unit}', which nobody holds."
                ))
            );
        }
    }

    /// <summary>Dossiers without a task that somebody could do now.</summary>
    private async Task WithoutTask(
        BpmDb db,
        HashSet<(string Unit, string Role)> inboxes,
        List<Orphan> orphans,
        CancellationToken cancellation
    )
    {
        var reader = new DossierReader(connections, cache);
        var idle = await db
            .Dossiers.Where(d => !Ended.Contains(d.Status))
            .Where(d => !db.Tasks.Any(t => t.Dossier == d.Id && !t.Paused))
            .Select(d => d.Id)
            .ToListAsync(cancellation);
        foreach (var id in idle)
        {
            var dossier = (await reader.ById(id, cancellation))!.State;
            if (!HasOwner(dossier, inboxes))
            {
                orphans.Add(
                    new Orphan(
                        id,
                        dossier.Code,
                        "It has no task that anybody could do and no wait with an owner and an end."
                    )
                );
            }
        }
    }

    private static bool HasOwner(Dossier dossier, HashSet<(string Unit, string Role)> inboxes) =>
        dossier.Ended
        || dossier.Waits.Any(w => w is { Open: true, ReviewBy: not null, Owner.Length: > 0 })
        || dossier.Incidents.Any(i => i.Open)
        // Handed in and not yet looked at: it is in the list of whoever receives there.
        || (dossier.Status == BusinessStatus.Submitted && inboxes.Any(i => i.Unit == dossier.ReceptionUnit));
}

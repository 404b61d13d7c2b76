using Bpm.Engine;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>
/// Which dossiers a person watches and may read now. Whoever loses the right to one sees nothing of it any more; the watch
/// itself stands until he takes it back.
/// </summary>
internal sealed class Watching(DossierReader reader)
{
    /// <summary>All of them, ended ones too.</summary>
    public Task<string[]> All(BpmDb db, Actor actor, CancellationToken cancellation) =>
        Readable(Of(db, actor), actor, cancellation);

    /// <summary>Those with something to do, by whomever.</summary>
    public Task<string[]> WithWork(BpmDb db, Actor actor, CancellationToken cancellation) =>
        Readable(Of(db, actor).Where(d => db.Tasks.Any(t => t.Dossier == d.Id)), actor, cancellation);

    // From the few watches to their dossiers: asked of each dossier, every inbox would read them all.
    private static IQueryable<DossierRow> Of(BpmDb db, Actor actor) =>
        db.Watches.Where(w => w.User == actor.User).Join(db.Dossiers, w => w.Dossier, d => d.Id, (_, d) => d);

    /// <summary>A dossier's row shows most rights; where it does not, the dossier itself is asked.</summary>
    private async Task<string[]> Readable(IQueryable<DossierRow> dossiers, Actor actor, CancellationToken cancellation)
    {
        var found = await dossiers
            .Select(d => new
            {
                d.Id,
                d.Procedure,
                d.ReceptionUnit,
                d.AuthorityUnit,
                d.Custody,
            })
            .ToListAsync(cancellation);
        var readable = new List<string>();
        foreach (var dossier in found)
        {
            string[] units = [dossier.ReceptionUnit, dossier.AuthorityUnit, dossier.Custody];
            var shown =
                actor.ReadsAll() || actor.Grants.Any(g => g.Reaches(dossier.Procedure) && units.Contains(g.Unit));
            if (shown || (await reader.ById(dossier.Id, cancellation) is { } stored && actor.MaySee(stored.State)))
            {
                readable.Add(dossier.Id);
            }
        }

        return [.. readable];
    }
}

using System.Collections.Concurrent;
using Bpm.Procedures;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using NodaTime;

namespace Bpm.Server.Reductions;

/// <summary>How far each procedure in force may be cut, worked out once for each publication.</summary>
internal sealed class CutRooms(Publications publications)
{
    private readonly ConcurrentDictionary<(string Hash, Channel? Channel), CutRoom> known = new();

    /// <summary>Of every procedure in force on a date, by code.</summary>
    public Dictionary<string, CutRoom> On(LocalDate date, Channel? channel)
    {
        var inForce = publications.InForceOn(date).ToList();
        if (known.Count > 4 * inForce.Count)
        {
            // Publications that are gone: they come with every decision.
            known.Clear();
        }

        return inForce.ToDictionary(p => p.Procedure.Code, p => Of(p, channel), StringComparer.Ordinal);
    }

    public CutRoom? Of(string code, LocalDate date, Channel? channel) =>
        publications.InForce(code, date) is { } publication ? Of(publication, channel) : null;

    private CutRoom Of(Publication publication, Channel? channel) =>
        known.GetOrAdd(
            (publication.Hash, channel),
            key => new CutRoom(publication, key.Channel, publications.Catalogue.DayLength)
        );

    /// <summary>What decisions in force cut against the law: each procedure once, by its largest cut.</summary>
    public CutTotals InForce(LocalDate date) =>
        CutTotals.Of(
            publications
                .InForceOn(date)
                .Select(p =>
                    p.Committed.Terms.Where(t => t.Case is null)
                        .Select(t => Of(p, t.Channel).Cut(t.Term))
                        .Where(c => c is not null)
                        .MaxBy(c => c!.Value.WorkingMinutes(publications.Catalogue.DayLength) ?? c.Value.Amount)
                )
        );
}

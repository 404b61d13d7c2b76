using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Delegations;

/// <summary>Delegations that a person gave or got, those of the units that he leads, and what he may delegate.</summary>
internal static class ListDelegations
{
    public static async Task<Ok<DelegationList>> Handle(
        Caller caller,
        DelegationDesk desk,
        Accounts accounts,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var led = await desk.UnitsLedBy(caller, cancellation);
        await using var db = await desk.Open(cancellation);
        var rows = await db
            .Delegations.Where(d => d.From == caller.User || d.To == caller.User || led.Contains(d.Unit))
            .OrderByDescending(d => d.LastDay)
            .ThenBy(d => d.Id)
            .Take(Limits.MaxPage)
            .ToListAsync(cancellation);
        var views = new List<DelegationView>();
        foreach (var row in rows)
        {
            views.Add(await desk.View(row, caller, led, cancellation));
        }

        return TypedResults.Ok(
            new DelegationList(
                [.. views.OrderBy(v => v.State is "over" or "ended").ThenBy(v => v.Start, StringComparer.Ordinal)],
                await MayGive(caller, led, accounts, publications, cancellation),
                await People(caller, accounts, publications, cancellation)
            )
        );
    }

    private static async Task<IReadOnlyList<DelegableRole>> MayGive(
        Caller caller,
        HashSet<string> led,
        Accounts accounts,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var today = caller.LocalNow.Date;
        var people = (await accounts.AtUnits(led, today, cancellation))
            .Select(a => new Person(a.User, a.Name))
            .Where(p => p.User != caller.User)
            .OrderBy(p => p.Name, Folding.VietnameseOrder)
            .Prepend(new Person(caller.User, caller.Name));
        var roles = new List<DelegableRole>();
        foreach (var person in people)
        {
            var own = await accounts.OwnGrantsOn(person.User, today, cancellation);
            roles.AddRange(
                own.Where(g => GiveDelegation.IsDelegable(g.Role))
                    .Where(g => person.User == caller.User || led.Contains(g.Unit))
                    .Select(g => new DelegableRole(
                        person,
                        new UnitRef(g.Unit, publications.UnitName(g.Unit)),
                        new Named(g.Role, publications.RoleName(g.Role, caller.Language))
                    ))
            );
        }

        return roles;
    }

    /// <summary>Colleagues at the caller's units, at those above and at all below.</summary>
    private static async Task<IReadOnlyList<Person>> People(
        Caller caller,
        Accounts accounts,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var own = (await accounts.OwnGrantsOn(caller.User, caller.LocalNow.Date, cancellation)).Select(g => g.Unit);
        var around = own.Concat(own.Select(unit => publications.Province.Unit(unit)?.Parent).OfType<string>())
            .Where(unit => unit != publications.Province.Units[0].Code)
            .Distinct();
        var units = publications.Province.WithBelow([.. around]).ToList();
        var people = await accounts.AtUnits(units, caller.LocalNow.Date, cancellation);
        return
        [
            .. people
                .Where(a => a.User != caller.User)
                .OrderBy(a => a.Name, Folding.VietnameseOrder)
                .Select(a => new Person(a.User, a.Title is null ? a.Name : $"{a.Name} – {a.Title}")),
        ];
    }
}

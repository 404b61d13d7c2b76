using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Delegations;

/// <summary>What the use cases of delegations share: who leads, and a delegation in words.</summary>
internal sealed class DelegationDesk(
    IDbContextFactory<BpmDb> databases,
    Accounts accounts,
    Names names,
    Publications publications
)
{
    public Task<BpmDb> Open(CancellationToken cancellation) => databases.CreateDbContextAsync(cancellation);

    /// <summary>Units that a person leads by a role of his own: nobody rules over delegations by delegation.</summary>
    public async Task<HashSet<string>> UnitsLedBy(Caller caller, CancellationToken cancellation)
    {
        var own = await accounts.OwnGrantsOn(caller.User, caller.LocalNow.Date, cancellation);
        return [.. own.Where(g => Actor.HeadRoles.Contains(g.Role)).Select(g => g.Unit)];
    }

    public async Task<DelegationView> View(
        DelegationRow row,
        Caller caller,
        HashSet<string> led,
        CancellationToken cancellation
    )
    {
        await names.Learn([row.From, row.To, row.GivenBy], cancellation);
        var (state, language) = (StateOf(row, caller.LocalNow.Date), caller.Language);
        var (start, end) = (Accounts.Date(row.FirstDay), Accounts.Date(row.LastDay));
        return new DelegationView(
            row.Id,
            new Person(row.From, names.Of(row.From)),
            new Person(row.To, names.Of(row.To)),
            new UnitRef(row.Unit, publications.UnitName(row.Unit)),
            new Named(row.Role, publications.RoleName(row.Role, language)),
            [
                .. Accounts
                    .ProceduresOf(row)
                    .Select(code => new Coded(code, publications.Newest(code)?.Procedure.Name ?? code)),
            ],
            Iso(start),
            Iso(end),
            start == end ? Moments.Date(start) : $"{Moments.Date(start)} – {Moments.Date(end)}",
            row.Basis,
            state,
            DelegationTexts.State(state, language),
            row.GivenBy == row.From ? null : new Person(row.GivenBy, names.Of(row.GivenBy)),
            state is "planned" or "running" && MayEnd(row, caller, led)
        );
    }

    /// <summary>Whoever gave it or got it, and the leaders of the unit.</summary>
    public static bool MayEnd(DelegationRow row, Caller caller, HashSet<string> led) =>
        row.From == caller.User || row.To == caller.User || led.Contains(row.Unit);

    public static string StateOf(DelegationRow row, LocalDate today)
    {
        var day = Accounts.Days(today);
        return row.EndedAt is not null ? "ended"
            : row.LastDay < day ? "over"
            : row.FirstDay > day ? "planned"
            : "running";
    }

    public static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}

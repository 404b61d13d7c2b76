using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Access;

/// <summary>Makes the views of accounts.</summary>
internal static class AccountViewing
{
    public static AccountView Of(
        AccountRow account,
        IEnumerable<GrantRow> grants,
        Caller caller,
        Publications publications
    ) =>
        new(
            account.User,
            account.Name,
            account.Title,
            account.Demo,
            account.Disabled,
            account.MustChange,
            LockedUntil(account, caller),
            [.. grants.Select(g => Grant(g, caller, publications))]
        );

    private static AccountGrantView Grant(GrantRow grant, Caller caller, Publications publications)
    {
        var today = caller.LocalNow.Date;
        var first = Accounts.Date(grant.From);
        LocalDate? last = grant.Until is { } until ? Accounts.Date(until) : null;
        var state =
            first > today ? "planned"
            : last < today ? "over"
            : "running";
        return new(
            grant.Unit,
            publications.UnitName(grant.Unit),
            grant.Role,
            publications.RoleName(grant.Role, caller.Language),
            LocalDatePattern.Iso.Format(first),
            last is { } day ? LocalDatePattern.Iso.Format(day) : null,
            state
        );
    }

    private static string? LockedUntil(AccountRow account, Caller caller) =>
        account.LockedUntil is { } at && at > caller.Now.ToUnixTimeMilliseconds()
            ? Instant.FromUnixTimeMilliseconds(at).Iso()
            : null;
}

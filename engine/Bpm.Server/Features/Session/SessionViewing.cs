using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Session.OpenId;
using Bpm.Server.Hosting;
using Bpm.Server.Pages;

namespace Bpm.Server.Features.Session;

/// <summary>Makes the session's views.</summary>
internal static class SessionViewing
{
    public static Me MeOf(
        Caller caller,
        bool byProvider,
        Publications publications,
        Names names,
        ServerOptions options
    ) =>
        new(
            caller.User,
            caller.Name,
            options.DemoMode,
            caller.LocalNow.Iso(),
            [
                .. caller.Actor.Grants.Select(g => new GrantView(
                    g.Unit,
                    publications.UnitName(g.Unit),
                    g.Role,
                    publications.RoleName(g.Role, caller.Language),
                    g.For is { } other ? names.Of(other) : null
                )),
            ],
            Can(caller.Actor),
            options.DemoMode && options.LocalSignIn ? DemoSignIns(publications, options) : null,
            byProvider && options.OpenId is not null ? OpenIdSignIn.SignsOut : null,
            caller.MustChange ? PasswordModel.Address : null
        );

    public static IReadOnlyList<DemoSignIn> DemoSignIns(Publications publications, ServerOptions options) =>
        options.DemoMode
            ?
            [
                .. publications.Catalogue.DemoPeople.Select(p => new DemoSignIn(
                    p.User,
                    p.Name,
                    p.Title,
                    p.Grants.IsEmpty ? "" : publications.UnitName(p.Grants[0].Unit)
                )),
            ]
            : [];

    /// <summary>What a person can do somewhere; handlers and the engine decide about each case.</summary>
    private static List<string> Can(Actor actor)
    {
        var can = new List<string>();
        if (!actor.Grants.IsEmpty)
        {
            can.Add("inbox");
        }

        AddFor("receive", "reception-officer");
        AddFor("supplement", "reception-officer", "returning-officer", "accountant");
        AddFor("withdraw", "reception-officer");
        AddFor("reassign", [.. Actor.HeadRoles]);
        AddFor("read-all", "inspector");
        AddFor("report", ["inspector", "administrator", .. Actor.HeadRoles]);
        AddFor("design", "designer", "administrator");
        AddFor("tune", "administrator");
        AddFor("administer", "administrator");
        return can;

        void AddFor(string what, params string[] roles)
        {
            if (actor.Grants.Any(g => roles.Contains(g.Role)))
            {
                can.Add(what);
            }
        }
    }
}

using Bpm.Engine;
using Bpm.Engine.Dossiers;

namespace Bpm.Server.Features.Http;

/// <summary>Who sees what of a dossier.</summary>
internal static class Sight
{
    private static readonly string[] DeskRoles = ["reception-officer", "returning-officer", "accountant"];

    /// <summary>Reads everything and changes nothing; personal data stay masked.</summary>
    public static bool ReadsAll(this Actor actor) => actor.Grants.Any(g => g.Role == "inspector");

    /// <summary>Runs the system: accounts, tokens, sign-ins.</summary>
    public static bool Administers(this Actor actor) => actor.Grants.Any(g => g.Role == "administrator");

    /// <summary>Holds a role at a unit that receives, decides, holds or works on the dossier, or did.</summary>
    public static bool IsConcernedWith(this Actor actor, Dossier dossier) =>
        actor.Within(dossier.Procedure).Grants.Any(g => UnitsOf(dossier).Contains(g.Unit));

    public static bool MaySee(this Actor actor, Dossier dossier) => actor.ReadsAll() || actor.IsConcernedWith(dossier);

    /// <summary>The desk checks identities and calls applicants; nobody else needs the whole number.</summary>
    public static bool NeedsIdentity(this Actor actor, Dossier dossier) =>
        actor.Within(dossier.Procedure).Has(dossier.ReceptionUnit, role => DeskRoles.Contains(role));

    private static HashSet<string> UnitsOf(Dossier dossier) =>
        [
            dossier.ReceptionUnit,
            dossier.AuthorityUnit,
            .. dossier.Custody.Values,
            .. dossier.Tasks.Select(t => t.Unit),
            .. dossier.Waits.Select(w => w.Owner),
        ];
}

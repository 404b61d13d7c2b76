using Bpm.Engine;
using Bpm.Procedures.Organisation;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Inbox;

/// <summary>Which tasks each view holds, for one person. A filter never widens it.</summary>
internal sealed class InboxScope(Actor actor, Province province)
{
    public static readonly IReadOnlyList<string> Views = ["mine", "unit", "sign", "receive", "all"];

    private readonly string[] units = [.. Whole(actor).Select(g => g.Unit).Distinct()];
    private readonly string[] roles = [.. Whole(actor).Select(g => $"{g.Unit}:{g.Role}")];

    /// <summary>What delegations for certain procedures alone add: <c>unit:role:procedure</c>.</summary>
    private readonly string[] limited =
    [
        .. actor.Grants.SelectMany(g => g.Procedures.Select(procedure => $"{g.Unit}:{g.Role}:{procedure}")),
    ];
    private string[]? reach;

    /// <summary>My units and all that stand below them.</summary>
    private string[] Reach => reach ??= [.. province.WithBelow(units)];

    public IQueryable<TaskRow> Of(string view, IQueryable<TaskRow> tasks) =>
        view switch
        {
            "mine" => tasks.Where(t => t.Assignee == actor.User),
            "unit" => limited.Length == 0
                ? tasks.Where(t => units.Contains(t.Unit))
                : tasks.Where(t =>
                    units.Contains(t.Unit) || limited.Contains(t.Unit + ":" + t.Role + ":" + t.Procedure)
                ),
            "sign" or "receive" => OfMyRoles(tasks.Where(t => t.StepKind == view)),
            "all" => actor.ReadsAll() ? tasks
            : limited.Length == 0 ? tasks.Where(t => t.Assignee == actor.User || Reach.Contains(t.Unit))
            : tasks.Where(t =>
                t.Assignee == actor.User
                || Reach.Contains(t.Unit)
                || limited.Contains(t.Unit + ":" + t.Role + ":" + t.Procedure)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, "No such view."),
        };

    private IQueryable<TaskRow> OfMyRoles(IQueryable<TaskRow> tasks) =>
        limited.Length == 0
            ? tasks.Where(t => units.Contains(t.Unit) && roles.Contains(t.Unit + ":" + t.Role))
            : tasks.Where(t =>
                roles.Contains(t.Unit + ":" + t.Role) || limited.Contains(t.Unit + ":" + t.Role + ":" + t.Procedure)
            );

    private static IEnumerable<Grant> Whole(Actor actor) => actor.Grants.Where(g => g.Procedures.IsEmpty);
}

using Bpm.Engine;
using Bpm.Procedures.Organisation;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Inbox;

/// <summary>Which tasks each view holds, for one person. A filter never widens it.</summary>
internal sealed class InboxScope(Actor actor, Province province)
{
    public static readonly IReadOnlyList<string> Views = ["mine", "unit", "sign", "receive", "all"];

    private readonly string[] units = [.. actor.Grants.Select(g => g.Unit).Distinct()];
    private readonly string[] roles = [.. actor.Grants.Select(g => $"{g.Unit}:{g.Role}")];
    private string[]? reach;

    /// <summary>My units and all that stand below them.</summary>
    private string[] Reach => reach ??= [.. province.WithBelow(units)];

    public IQueryable<TaskRow> Of(string view, IQueryable<TaskRow> tasks) =>
        view switch
        {
            "mine" => tasks.Where(t => t.Assignee == actor.User),
            "unit" => tasks.Where(t => units.Contains(t.Unit)),
            "sign" => tasks.Where(t =>
                t.StepKind == "sign" && units.Contains(t.Unit) && roles.Contains(t.Unit + ":" + t.Role)
            ),
            "receive" => tasks.Where(t =>
                t.StepKind == "receive" && units.Contains(t.Unit) && roles.Contains(t.Unit + ":" + t.Role)
            ),
            "all" => actor.ReadsAll() ? tasks : tasks.Where(t => t.Assignee == actor.User || Reach.Contains(t.Unit)),
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, "No such view."),
        };
}

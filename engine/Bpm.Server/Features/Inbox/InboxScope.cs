using System.Linq.Expressions;
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
    public string[] Reach => reach ??= [.. province.WithBelow(units).Order(StringComparer.Ordinal)];

    /// <summary>Whether a view is the whole province's.</summary>
    public bool IsEverything(string view) => view == "all" && actor.ReadsAll();

    public IQueryable<TaskRow> Mine(IQueryable<TaskRow> tasks) => tasks.Where(t => t.Assignee == actor.User);

    /// <summary>My tasks at units that I cannot look into.</summary>
    public IQueryable<TaskRow> MineOutside(IQueryable<TaskRow> tasks) =>
        Mine(tasks).Where(t => !Reach.Contains(t.Unit));

    /// <summary>Tasks of a view, whatever index finds them.</summary>
    public IQueryable<TaskRow> Of(string view, IQueryable<TaskRow> tasks) =>
        view switch
        {
            "mine" => Mine(tasks),
            "unit" => tasks.Where(t => units.Contains(t.Unit)),
            "sign" or "receive" => tasks.Where(t =>
                t.StepKind == view && units.Contains(t.Unit) && roles.Contains(t.Unit + ":" + t.Role)
            ),
            "all" => actor.ReadsAll() ? tasks : tasks.Where(t => t.Assignee == actor.User || Reach.Contains(t.Unit)),
            _ => throw NoSuchView(view),
        };

    /// <summary>Whether a view of units holds the tasks of one kind that a role at a unit has.</summary>
    public bool Holds(string view, QueueCount queue) =>
        view switch
        {
            "unit" => units.Contains(queue.Unit),
            "sign" or "receive" => queue.StepKind == view && roles.Contains($"{queue.Unit}:{queue.Role}"),
            "all" => Reach.Contains(queue.Unit),
            _ => throw NoSuchView(view),
        };

    /// <summary>The same for the database: counted tasks of a view of units.</summary>
    public Expression<Func<TaskCountRow, bool>> Counted(string view) =>
        view switch
        {
            "unit" => c => units.Contains(c.Unit),
            "sign" or "receive" => c =>
                c.StepKind == view && units.Contains(c.Unit) && roles.Contains(c.Unit + ":" + c.Role),
            "all" => c => Reach.Contains(c.Unit),
            _ => throw NoSuchView(view),
        };

    private static ArgumentOutOfRangeException NoSuchView(string view) => new(nameof(view), view, "No such view.");
}

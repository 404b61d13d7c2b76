using System.Linq.Expressions;
using Bpm.Engine;
using Bpm.Procedures.Organisation;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Inbox;

/// <summary>Which tasks each view holds, for one person. A filter never widens it.</summary>
/// <param name="watched">Dossiers that the person watches and may read; none when left out.</param>
internal sealed class InboxScope(Actor actor, Province province, string[]? watched = null)
{
    public static readonly IReadOnlyList<string> Views = ["mine", "unit", "sign", "receive", "watched", "all"];

    private readonly string[] units = [.. Whole(actor).Select(g => g.Unit).Distinct()];
    private readonly string[] roles = [.. Whole(actor).Select(g => $"{g.Unit}:{g.Role}")];

    /// <summary>What delegations for certain procedures alone add: <c>unit:role:procedure</c>.</summary>
    private readonly string[] limited =
    [
        .. actor.Grants.SelectMany(g => g.Procedures.Select(procedure => $"{g.Unit}:{g.Role}:{procedure}")),
    ];
    private readonly string[] watched = watched ?? [];
    private string[]? reach;

    /// <summary>My units and all that stand below them.</summary>
    public string[] Reach => reach ??= [.. province.WithBelow(units).Order(StringComparer.Ordinal)];

    /// <summary>Whether a view is over so many units that each by itself would take too long.</summary>
    public bool IsWide(string view) =>
        view == "all" && (actor.ReadsAll() || (!IsLimited && Reach.Length > Limits.NarrowReach));

    /// <summary>The units of a wide view; null is everywhere.</summary>
    public string[]? WideUnits => actor.ReadsAll() ? null : Reach;

    /// <summary>Units whose queues are looked at one by one.</summary>
    public string[] NarrowUnits => IsWide("all") ? units : Reach;

    public IQueryable<TaskRow> Mine(IQueryable<TaskRow> tasks) => tasks.Where(t => t.Assignee == actor.User);

    /// <summary>Whether a view is a person's own choice of tasks: few, wherever they are, so they are counted as rows.</summary>
    public static bool IsOwn(string view) => view is "mine" or "watched";

    /// <summary>My tasks in queues that I cannot look into.</summary>
    public IQueryable<TaskRow> MineOutside(IQueryable<TaskRow> tasks)
    {
        var outside = Mine(tasks).Where(t => !Reach.Contains(t.Unit));
        return IsLimited ? outside.Where(t => !limited.Contains(t.Unit + ":" + t.Role + ":" + t.Procedure)) : outside;
    }

    /// <summary>Whether delegations for certain procedures let the person into queues that are not his otherwise.</summary>
    public bool IsLimited => limited.Length > 0;

    /// <summary>Counted tasks that such delegations alone show.</summary>
    public Expression<Func<TaskCountRow, bool>> Limited =>
        c => limited.Contains(c.Unit + ":" + c.Role + ":" + c.Procedure);

    /// <summary>Tasks of a view, whatever index finds them.</summary>
    public IQueryable<TaskRow> Of(string view, IQueryable<TaskRow> tasks) =>
        view switch
        {
            "mine" => Mine(tasks),
            "watched" => tasks.Where(t => watched.Contains(t.Dossier)),
            "unit" => IsLimited
                ? tasks.Where(t =>
                    units.Contains(t.Unit) || limited.Contains(t.Unit + ":" + t.Role + ":" + t.Procedure)
                )
                : tasks.Where(t => units.Contains(t.Unit)),
            "sign" or "receive" => OfMyRoles(tasks.Where(t => t.StepKind == view)),
            "all" => actor.ReadsAll() ? tasks
            : IsLimited
                ? tasks.Where(t =>
                    t.Assignee == actor.User
                    || Reach.Contains(t.Unit)
                    || limited.Contains(t.Unit + ":" + t.Role + ":" + t.Procedure)
                )
            : tasks.Where(t => t.Assignee == actor.User || Reach.Contains(t.Unit)),
            _ => throw NoSuchView(view),
        };

    /// <summary>Whether a view of units holds the tasks of a queue; those of a part of one, if it does not hold them whole.</summary>
    public bool Holds(string view, QueueCount queue)
    {
        var whole = view switch
        {
            "unit" => units.Contains(queue.Unit),
            "sign" or "receive" => roles.Contains($"{queue.Unit}:{queue.Role}"),
            "all" => Reach.Contains(queue.Unit),
            _ => throw NoSuchView(view),
        };
        return whole == queue.Whole && (view is not ("sign" or "receive") || queue.StepKind == view);
    }

    /// <summary>The same for the database: counted tasks of a view of units.</summary>
    public Expression<Func<TaskCountRow, bool>> Counted(string view) =>
        (view, IsLimited) switch
        {
            ("unit", false) => c => units.Contains(c.Unit),
            ("unit", true) => c =>
                units.Contains(c.Unit) || limited.Contains(c.Unit + ":" + c.Role + ":" + c.Procedure),
            ("sign" or "receive", false) => c =>
                c.StepKind == view && units.Contains(c.Unit) && roles.Contains(c.Unit + ":" + c.Role),
            ("sign" or "receive", true) => c =>
                c.StepKind == view
                && (
                    roles.Contains(c.Unit + ":" + c.Role) || limited.Contains(c.Unit + ":" + c.Role + ":" + c.Procedure)
                ),
            ("all", false) => c => Reach.Contains(c.Unit),
            ("all", true) => c => Reach.Contains(c.Unit) || limited.Contains(c.Unit + ":" + c.Role + ":" + c.Procedure),
            _ => throw NoSuchView(view),
        };

    private IQueryable<TaskRow> OfMyRoles(IQueryable<TaskRow> tasks) =>
        IsLimited
            ? tasks.Where(t =>
                roles.Contains(t.Unit + ":" + t.Role) || limited.Contains(t.Unit + ":" + t.Role + ":" + t.Procedure)
            )
            : tasks.Where(t => units.Contains(t.Unit) && roles.Contains(t.Unit + ":" + t.Role));

    private static IEnumerable<Grant> Whole(Actor actor) => actor.Grants.Where(g => g.Procedures.IsEmpty);

    private static ArgumentOutOfRangeException NoSuchView(string view) => new(nameof(view), view, "No such view.");
}

using System.Linq.Expressions;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Inbox;

/// <summary>
/// Tasks of one band, as a condition that the database can answer: for each allowance that occurs there is one moment
/// from which a due date is soon.
/// </summary>
internal static class BandFilter
{
    /// <param name="tasks">Among which it will be used: their allowances make the moments.</param>
    public static async Task<Expression<Func<TaskRow, bool>>> For(
        string band,
        IQueryable<TaskRow> tasks,
        WorkingCalendar calendar,
        LocalDateTime now,
        CancellationToken cancellation
    )
    {
        var minute = WallMinutes.Of(now);
        switch (band)
        {
            case "pause":
                return t => t.SortDue >= WallMinutes.Paused;
            case "over":
                return t => t.SortDue < minute;
            case "soon" or "ok":
                break;
            default:
                return _ => true;
        }

        var running = tasks.Where(t => t.SortDue >= minute && t.SortDue < WallMinutes.Paused);
        var allowances = await running.Select(t => t.Allowance).Distinct().ToListAsync(cancellation);
        var soon = IsSoon(allowances, calendar, now);
        return And(t => t.SortDue >= minute && t.SortDue < WallMinutes.Paused, band == "soon" ? soon : Not(soon));
    }

    private static Expression<Func<TaskRow, bool>> And(
        Expression<Func<TaskRow, bool>> one,
        Expression<Func<TaskRow, bool>> other
    )
    {
        var both = Expression.AndAlso(one.Body, new Rename(other.Parameters[0], one.Parameters[0]).Visit(other.Body));
        return Expression.Lambda<Func<TaskRow, bool>>(both, one.Parameters);
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    private static Expression<Func<TaskRow, bool>> IsSoon(
        List<long?> allowances,
        WorkingCalendar calendar,
        LocalDateTime now
    )
    {
        var task = Expression.Parameter(typeof(TaskRow), "t");
        var due = Expression.Property(task, nameof(TaskRow.Due));
        var allowance = Expression.Property(task, nameof(TaskRow.Allowance));
        Expression any = Expression.LessThan(due, Bound(TodayBound(calendar, now)));
        foreach (var group in allowances.GroupBy(a => SoonBound(a, calendar, now)))
        {
            var early = Expression.LessThanOrEqual(due, Bound(group.Key));
            var sizes = group.Select(a => Expression.Equal(allowance, Bound(a))).Aggregate(Expression.OrElse);
            any = Expression.OrElse(any, Expression.AndAlso(early, sizes));
        }

        return Expression.Lambda<Func<TaskRow, bool>>(any, task);

        static ConstantExpression Bound(long? value) => Expression.Constant(value, typeof(long?));
    }

    /// <summary>A task without a due date is on track.</summary>
    private static Expression<Func<TaskRow, bool>> Not(Expression<Func<TaskRow, bool>> soon)
    {
        var due = Expression.Property(soon.Parameters[0], nameof(TaskRow.Due));
        var none = Expression.Equal(due, Expression.Constant(null, typeof(long?)));
        return Expression.Lambda<Func<TaskRow, bool>>(
            Expression.OrElse(none, Expression.Not(soon.Body)),
            soon.Parameters
        );
    }

    /// <summary>Due before today's close.</summary>
    private static long TodayBound(WorkingCalendar calendar, LocalDateTime now) =>
        calendar.IsCounted(now.Date) ? WallMinutes.Of(calendar.CloseOf(now.Date)) : long.MinValue;

    private static long SoonBound(long? allowance, WorkingCalendar calendar, LocalDateTime now)
    {
        var share = (allowance ?? 0) * TimeBand.SoonPercent / 100;
        // A due moment is a session's end or inside a session; the next minute's start keeps both sides of a break in.
        var last = calendar.AddMinutes(now, Math.Max(share, TimeBand.SoonMinutes));
        return WallMinutes.Of(last);
    }
}

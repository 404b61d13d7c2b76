using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Inbox;

/// <summary>In which order an inbox is read: by due, or by the latest moment at which a task can safely be begun.</summary>
internal enum InboxOrder
{
    Due,
    Start,
}

/// <summary>The last row of a page: where the next one begins. Stable while rows come and go.</summary>
/// <param name="At">What the rows are ordered by, in wall minutes.</param>
internal sealed record InboxCursor(InboxOrder Order, long At, string Id)
{
    public static InboxCursor Of(TaskRow row, InboxOrder order) => new(order, order.Of(row), row.Id);

    /// <summary>Whether a row stands behind it.</summary>
    public bool IsBefore(TaskRow row) =>
        Order.Of(row) is var at && (at > At || (at == At && string.CompareOrdinal(row.Id, Id) > 0));

    public override string ToString() =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Order}|{At}|{Id}"))
        );

    /// <returns>Null when the text is no cursor of ours.</returns>
    public static InboxCursor? Parse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 3);
        return
            parts is [var name, var moment, var id]
            && Enum.TryParse<InboxOrder>(name, out var order)
            && Enum.IsDefined(order)
            && long.TryParse(moment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            ? new InboxCursor(order, at, id)
            : null;
    }
}

/// <summary>The orders, for the database and in memory.</summary>
internal static class InboxOrders
{
    public static long Of(this InboxOrder order, TaskRow row) => order == InboxOrder.Due ? row.SortDue : row.SortStart;

    /// <summary>The first of rows that are in memory.</summary>
    public static List<TaskRow> FirstOf(this IEnumerable<TaskRow> rows, InboxOrder order, int count) =>
        [.. rows.OrderBy(t => order.Of(t)).ThenBy(t => t.Id, StringComparer.Ordinal).Take(count)];

    /// <summary>The first rows after a cursor.</summary>
    public static IQueryable<TaskRow> First(
        this IQueryable<TaskRow> rows,
        InboxOrder order,
        InboxCursor? after,
        int count
    ) =>
        order == InboxOrder.Due
            ? After(rows, after).OrderBy(t => t.SortDue).ThenBy(t => t.Id).Take(count)
            : AfterStart(rows, after).OrderBy(t => t.SortStart).ThenBy(t => t.Id).Take(count);

    // An OR alone would keep the database from beginning at the right place of its index, so the bound is said twice. The
    // database compares bytes; only Compare itself has a translation.
#pragma warning disable CA1309
    private static IQueryable<TaskRow> After(IQueryable<TaskRow> rows, InboxCursor? cursor) =>
        cursor is not var (_, at, id)
            ? rows
            : rows.Where(t => t.SortDue >= at && (t.SortDue > at || string.Compare(t.Id, id) > 0));

    private static IQueryable<TaskRow> AfterStart(IQueryable<TaskRow> rows, InboxCursor? cursor) =>
        cursor is not var (_, at, id)
            ? rows
            : rows.Where(t => t.SortStart >= at && (t.SortStart > at || string.Compare(t.Id, id) > 0));
#pragma warning restore CA1309
}

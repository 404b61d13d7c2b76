using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Inbox;

/// <summary>The last row of a page: where the next one begins. Stable while rows come and go.</summary>
internal sealed record InboxCursor(bool Paused, long SortDue, string Id)
{
    public static InboxCursor Of(TaskRow row) => new(row.Paused, row.SortDue, row.Id);

    public override string ToString() =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(Paused ? 1 : 0)}|{SortDue}|{Id}"))
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
            parts is [("0" or "1") and var paused, var due, var id]
            && long.TryParse(due, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sortDue)
            ? new InboxCursor(paused == "1", sortDue, id)
            : null;
    }

    public IQueryable<TaskRow> After(IQueryable<TaskRow> rows)
    {
        var (paused, due, id) = this;
        // The database compares bytes; only Compare itself has a translation.
#pragma warning disable CA1309
        return paused
            ? rows.Where(t => t.Paused && (t.SortDue > due || (t.SortDue == due && string.Compare(t.Id, id) > 0)))
            : rows.Where(t =>
                t.Paused || t.SortDue > due || (t.SortDue == due && string.Compare(t.Id, id) > 0)
            );
#pragma warning restore CA1309
    }
}

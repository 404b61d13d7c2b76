using System.Linq.Expressions;
using Bpm.Server.Content;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Inbox;

/// <summary>Where the inbox's groups begin and end at a moment, in wall minutes; and their names.</summary>
internal sealed class DueBounds
{
    public static readonly IReadOnlyList<string> Keys = ["overdue", "today", "next", "week", "later", "paused"];

    private readonly LocalDateTime now;
    private readonly LocalDate next;
    private readonly LocalDate nextSunday;
    private readonly long atNow;
    private readonly long atToday;
    private readonly long atNext;
    private readonly long atWeek;

    public DueBounds(WorkingCalendar calendar, LocalDateTime now)
    {
        this.now = now;
        next = calendar.NextCountedDate(now.Date);
        var sunday = now.Date.PlusDays(7 - (int)now.DayOfWeek);
        nextSunday = LocalDate.Max(sunday.PlusDays(7), next);
        atNow = WallMinutes.Of(now);
        atToday = EndOf(now.Date);
        atNext = EndOf(next);
        atWeek = EndOf(nextSunday);
    }

    /// <summary>The group of a task as its index in <see cref="Keys"/>, for the database.</summary>
    public Expression<Func<TaskRow, int>> GroupOf =>
        t =>
            t.Paused ? 5
            : t.Due == null ? 4
            : t.Due < atNow ? 0
            : t.Due <= atToday ? 1
            : t.Due <= atNext ? 2
            : t.Due <= atWeek ? 3
            : 4;

    public string KeyOf(TaskRow task) => Keys[(group ??= GroupOf.Compile())(task)];

    private Func<TaskRow, int>? group;

    public string Label(string key, Language language) =>
        key switch
        {
            "overdue" => InboxTexts.Overdue(language),
            "today" => InboxTexts.Today(language),
            "next" => InboxTexts.Next(next, language),
            "week" => InboxTexts.Week(next.PlusDays(1) <= now.Date.PlusDays(7 - (int)now.DayOfWeek), language),
            "later" => InboxTexts.Later(language),
            "paused" => InboxTexts.Paused(language),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such group."),
        };

    private static long EndOf(LocalDate date) => WallMinutes.Of(date.At(new LocalTime(23, 59)));
}

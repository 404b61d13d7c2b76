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

    /// <summary>First minute of today: what is due from here to <see cref="Now"/> is overdue, the rest of the day is today's.</summary>
    public long TodayBegins => WallMinutes.Of(now.Date.AtMidnight());
    public long Now => atNow;

    /// <summary>Tasks in each group, by the index in <see cref="Keys"/>.</summary>
    /// <param name="overdueToday">How many of today's are overdue by now.</param>
    public int[] Groups(IEnumerable<DayCount> days, int overdueToday)
    {
        var groups = new int[Keys.Count];
        foreach (var day in days)
        {
            groups[IndexOf((day.Day + 1) * WallMinutes.DayMinutes - 1)] += day.Count;
        }

        groups[0] += overdueToday;
        groups[1] -= overdueToday;
        return groups;
    }

    public string KeyOf(TaskRow task) => Keys[IndexOf(task.SortDue)];

    /// <summary>The group of a moment by which tasks are sorted.</summary>
    private int IndexOf(long sortDue) =>
        sortDue >= WallMinutes.Paused ? 5
        : sortDue < atNow ? 0
        : sortDue <= atToday ? 1
        : sortDue <= atNext ? 2
        : sortDue <= atWeek ? 3
        : 4;

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

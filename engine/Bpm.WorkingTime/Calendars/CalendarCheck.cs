using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>Checks a calendar definition; everything that is wrong is found at once.</summary>
public static class CalendarCheck
{
    /// <summary>All findings, in the order of the definition's members; empty when it is sound.</summary>
    public static IReadOnlyList<CalendarFinding> Check(CalendarDefinition definition)
    {
        var findings = new List<CalendarFinding>();
        CheckYears(definition, findings);
        CheckWeek(definition.Week, "week", findings);
        if (!definition.Week.Values.Any(sessions => sessions.Count > 0))
        {
            findings.Add(
                new(
                    "no-sessions",
                    "week",
                    (
                        "không có ngày nào trong tuần có giờ làm việc; hãy ghi giờ cho ít nhất một ngày",
                        "No weekday has sessions; give at least one its hours."
                    )
                )
            );
        }

        CheckDays(definition, findings);
        CheckSeasons(definition, findings);
        foreach (var closure in definition.Closures.Where(closure => closure.To <= closure.From))
        {
            findings.Add(
                new(
                    "closure-empty",
                    $"closures/{closure.From:uuuu-MM-dd'T'HH:mm}",
                    (
                        "đợt ngừng làm việc kết thúc trước khi bắt đầu; ghi thời điểm muộn hơn ở “to”",
                        "The closure ends before it begins; write the later end under 'to'."
                    )
                )
            );
        }

        if (definition.CutOff is { } cutOff && !IsWholeMinute(cutOff))
        {
            findings.Add(
                new(
                    "not-whole-minute",
                    "cut-off",
                    ("giờ chốt nhận hồ sơ phải tròn phút, ví dụ 15:00", "A cut-off is a whole minute such as 15:00.")
                )
            );
        }

        CheckDayLength(definition, findings);
        return findings;
    }

    /// <summary>The sessions of an ordinary weekday: those of the first weekday from Monday on that has any.</summary>
    internal static IReadOnlyList<Session> OrdinarySessions(
        IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Session>> week
    )
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (week.TryGetValue(day, out var sessions) && sessions.Count > 0)
            {
                return sessions;
            }
        }

        return [];
    }

    internal static int MinuteOf(LocalTime time) => (int)(time.NanosecondOfDay / NodaConstants.NanosecondsPerMinute);

    internal static int MinutesOf(IReadOnlyList<Session> sessions) =>
        sessions.Sum(session => MinuteOf(session.End) - MinuteOf(session.Start));

    private static void CheckYears(CalendarDefinition definition, List<CalendarFinding> findings)
    {
        var years = definition.Years.Where(year => year.Status != YearStatus.Absent).Select(year => year.Year).ToList();
        if (years.Count == 0)
        {
            findings.Add(
                new(
                    "no-years",
                    "years",
                    (
                        "lịch chưa có năm nào; ghi từng năm kèm trạng thái",
                        "The calendar covers no year; list each year with its status."
                    )
                )
            );
            return;
        }

        years.Sort();
        for (var i = 1; i < years.Count; i++)
        {
            if (years[i] == years[i - 1])
            {
                findings.Add(
                    new(
                        "year-twice",
                        $"years/{years[i]}",
                        ($"năm {years[i]} ghi hai lần; chỉ giữ một", $"The year {years[i]} is listed twice; keep one.")
                    )
                );
            }
            else if (years[i] != years[i - 1] + 1)
            {
                findings.Add(
                    new(
                        "year-gap",
                        $"years/{years[i]}",
                        (
                            $"lịch nhảy từ năm {years[i - 1]} sang năm {years[i]}; các năm phải liền nhau",
                            $"The years jump from {years[i - 1]} to {years[i]}; a calendar covers its years without a gap."
                        )
                    )
                );
            }
        }

        foreach (var year in definition.Years)
        {
            if (year is { Status: YearStatus.Decided, Decision: null })
            {
                findings.Add(
                    new(
                        "decision-missing",
                        $"years/{year.Year}",
                        (
                            $"năm {year.Year} ghi là đã quyết định nhưng không có quyết định nào; ghi số quyết định hoặc đánh dấu tạm tính (provisional)",
                            $"The year {year.Year} is decided by nothing; name the decision or mark the year provisional."
                        )
                    )
                );
            }

            if (year.Year is < 1 or > 9998)
            {
                findings.Add(
                    new(
                        "year-range",
                        $"years/{year.Year}",
                        ("năm phải từ 1 đến 9998", "A year lies between 1 and 9998.")
                    )
                );
            }
        }
    }

    private static void CheckWeek(
        IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Session>> week,
        string path,
        List<CalendarFinding> findings
    )
    {
        foreach (var (day, sessions) in week)
        {
            CheckSessions(sessions, $"{path}/{day}", findings);
        }
    }

    private static void CheckSessions(IReadOnlyList<Session> sessions, string path, List<CalendarFinding> findings)
    {
        for (var i = 0; i < sessions.Count; i++)
        {
            var session = sessions[i];
            if (!IsWholeMinute(session.Start) || !IsWholeMinute(session.End))
            {
                findings.Add(
                    new(
                        "not-whole-minute",
                        path,
                        (
                            "buổi làm việc phải bắt đầu và kết thúc tròn phút, ví dụ 07:30",
                            "Sessions begin and end at whole minutes, such as 07:30."
                        )
                    )
                );
            }

            if (session.End <= session.Start)
            {
                findings.Add(
                    new(
                        "session-empty",
                        path,
                        (
                            $"buổi {session.Start:HH:mm}-{session.End:HH:mm} kết thúc trước khi bắt đầu; không buổi nào qua nửa đêm",
                            $"The session {session.Start:HH:mm}-{session.End:HH:mm} ends before it begins; no session passes midnight."
                        )
                    )
                );
            }

            if (i > 0 && session.Start < sessions[i - 1].End)
            {
                findings.Add(
                    new(
                        "sessions-overlap",
                        path,
                        (
                            $"buổi bắt đầu lúc {session.Start:HH:mm} chồng lên buổi trước; ghi theo thứ tự thời gian",
                            $"The session from {session.Start:HH:mm} begins before the one before it ends; write them in order."
                        )
                    )
                );
            }
        }
    }

    private static void CheckDays(CalendarDefinition definition, List<CalendarFinding> findings)
    {
        var off = new HashSet<LocalDate>();
        foreach (var day in definition.DaysOff)
        {
            var path = $"days-off/{day.Date:uuuu-MM-dd}";
            if (!off.Add(day.Date))
            {
                findings.Add(
                    new(
                        "off-twice",
                        path,
                        (
                            "ngày ghi hai lần; chỉ giữ một, kèm lý do",
                            "The date is listed twice; keep one, with its reason."
                        )
                    )
                );
            }

            CheckCovered(definition, day.Date, path, findings);
        }

        var worked = new HashSet<LocalDate>();
        foreach (var day in definition.WorkedDays)
        {
            var path = $"worked-days/{day.Date:uuuu-MM-dd}";
            if (!worked.Add(day.Date))
            {
                findings.Add(
                    new(
                        "worked-twice",
                        path,
                        (
                            "ngày ghi hai lần; chỉ giữ một, kèm lý do",
                            "The date is listed twice; keep one, with its reason."
                        )
                    )
                );
            }

            if (off.Contains(day.Date))
            {
                findings.Add(
                    new(
                        "off-and-worked",
                        path,
                        (
                            "ngày vừa nghỉ vừa làm bù; bỏ một trong hai",
                            "The date is both off and worked; remove one of the two."
                        )
                    )
                );
            }

            CheckSessions(day.Sessions ?? [], path, findings);
            CheckCovered(definition, day.Date, path, findings);
        }

        foreach (var day in definition.Undecided)
        {
            CheckCovered(definition, day.Date, $"undecided/{day.Date:uuuu-MM-dd}", findings);
        }
    }

    private static void CheckCovered(
        CalendarDefinition definition,
        LocalDate date,
        string path,
        List<CalendarFinding> findings
    )
    {
        if (!definition.Years.Any(year => year.Year == date.Year && year.Status != YearStatus.Absent))
        {
            findings.Add(
                new(
                    "date-not-covered",
                    path,
                    (
                        $"lịch chưa có năm {date.Year}; thêm năm vào “years”",
                        $"The calendar doesn't cover {date.Year}; add the year under 'years'."
                    )
                )
            );
        }
    }

    private static void CheckSeasons(CalendarDefinition definition, List<CalendarFinding> findings)
    {
        LocalDate? lastEnd = null;
        foreach (var season in definition.Seasons.OrderBy(season => season.From))
        {
            var path = $"seasons/{season.From:uuuu-MM-dd}";
            if (season.To < season.From)
            {
                findings.Add(
                    new(
                        "season-empty",
                        path,
                        ("mùa làm việc kết thúc trước khi bắt đầu", "The season ends before it begins.")
                    )
                );
            }

            if (lastEnd is { } end && season.From <= end)
            {
                findings.Add(
                    new(
                        "seasons-overlap",
                        path,
                        (
                            $"mùa làm việc bắt đầu trước khi mùa trước kết thúc ({end:dd/MM/uuuu})",
                            $"The season begins before the one until {end:uuuu-MM-dd} ends."
                        )
                    )
                );
            }

            lastEnd = season.To;
            CheckWeek(season.Week, path, findings);
        }
    }

    private static void CheckDayLength(CalendarDefinition definition, List<CalendarFinding> findings)
    {
        if (definition.DayLengthMinutes is not { } length)
        {
            return;
        }

        var ordinary = MinutesOf(OrdinarySessions(definition.Week));
        if (length is <= 0 or > 1440)
        {
            findings.Add(
                new(
                    "day-length-range",
                    "day-length",
                    (
                        "độ dài ngày làm việc phải từ 1 phút đến 24 giờ",
                        "A day's length lies between 1 minute and 24 hours."
                    )
                )
            );
        }
        else if (length != ordinary)
        {
            findings.Add(
                new(
                    "day-length-mismatch",
                    "day-length",
                    (
                        $"độ dài ngày làm việc ghi {length} phút nhưng ngày thường có {ordinary} phút; bỏ đi hoặc sửa cho khớp",
                        $"The day length is {length} minutes but an ordinary weekday has {ordinary}; leave it out or make them agree."
                    ),
                    IsError: false
                )
            );
        }
    }

    private static bool IsWholeMinute(LocalTime time) => time.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0;
}

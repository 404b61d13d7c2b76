using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Procedures.Calendars;

/// <summary>A calendar file before its parent is known.</summary>
/// <param name="Extends">Name of the calendar that it changes; null: it stands alone.</param>
public sealed record CalendarFile(CalendarOverlay Overlay, string? Extends, YamlMap Map, Position Position);

/// <summary>Reads <c>calendars/*.yaml</c>; the grammar is in <c>engine/docs/working-time.md</c>.</summary>
public static class CalendarReader
{
    private static readonly (string Word, IsoDayOfWeek Day)[] s_weekdays =
    [
        ("monday", IsoDayOfWeek.Monday),
        ("tuesday", IsoDayOfWeek.Tuesday),
        ("wednesday", IsoDayOfWeek.Wednesday),
        ("thursday", IsoDayOfWeek.Thursday),
        ("friday", IsoDayOfWeek.Friday),
        ("saturday", IsoDayOfWeek.Saturday),
        ("sunday", IsoDayOfWeek.Sunday),
    ];

    public static CalendarFile? Read(SourceFile file, out Findings findings)
    {
        if (MapReader.Of(YamlReader.Read(file, out findings), findings, ("lịch", "a calendar")) is not { } map)
        {
            return null;
        }

        var name = map.Id("calendar", map.Map.Position);
        var version = map.Whole("version", 1, 99_999);
        if (!map.Has("version"))
        {
            map.Missing("version", map.Map.Position);
        }

        var extends = map.Text("extends");
        var title = map.Text("title");
        var week = ReadWeek(map);
        var dayLength = map.Term("day-length");
        var cutOff = map.Time("cut-off");
        var years = new List<CalendarYear>();
        var (off, worked, undecided) = (new List<DayOff>(), new List<WorkedDay>(), new List<UndecidedDate>());
        if (map.SubMap("years") is { } all)
        {
            foreach (var entry in all.Map.Entries)
            {
                ReadYear(entry, map.Findings, extends is not null, years, off, worked, undecided);
            }
        }

        var overlay = new CalendarOverlay
        {
            Name = name?.Text ?? "",
            Version = version ?? 1,
            Title = title,
            Week = week,
            Years = years,
            DaysOff = off,
            WorkedDays = worked,
            Undecided = undecided,
            Seasons = [.. map.Items("seasons").Select(n => ReadSeason(n, map.Findings)).OfType<Season>()],
            Closures = [.. map.Items("closures").Select(n => ReadClosure(n, map.Findings)).OfType<Closure>()],
            DayLengthMinutes = dayLength?.WorkingMinutes(0) is { } minutes and > 0 and <= 24 * 60 ? (int)minutes : null,
            CutOff = cutOff,
        };
        _ = map.Text("notes");
        map.Done();
        return name is null || version is null ? null : new CalendarFile(overlay, extends, map.Map, name.Position);
    }

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<Session>>? ReadWeek(MapReader parent)
    {
        if (parent.SubMap("week") is not { } map)
        {
            return null;
        }

        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<Session>>();
        foreach (var (word, day) in s_weekdays)
        {
            if (map.Scalar(word, ("giờ làm việc", "hours")) is { } hours)
            {
                week[day] = ReadSessions(hours, map.Findings);
            }
        }

        map.Done(("tuần", "a week"));
        return week;
    }

    /// <summary>Reads <c>07:30-11:30, 13:30-17:30</c>; <c>off</c> and <c>no</c> are none.</summary>
    private static List<Session> ReadSessions(YamlScalar hours, Findings findings)
    {
        var sessions = new List<Session>();
        if (hours.Text is "off" or "no")
        {
            return sessions;
        }

        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
        foreach (var part in hours.Text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(['-', '–'], StringSplitOptions.TrimEntries);
            if (
                ends.Length == 2
                && time.Parse(ends[0]) is { Success: true, Value: var from }
                && time.Parse(ends[1]) is { Success: true, Value: var to }
            )
            {
                sessions.Add(new Session(from, to));
            }
            else
            {
                findings.Add(
                    Codes.NotADate,
                    hours,
                    ($"“{part}” không phải là khoảng giờ trong ngày", $"'{part}' is no stretch of a day"),
                    ("ghi chẳng hạn 07:30-11:30, 13:30-17:30", "write 07:30-11:30, 13:30-17:30")
                );
            }
        }

        return sessions;
    }

    private static void ReadYear(
        YamlEntry entry,
        Findings findings,
        bool isOverlay,
        List<CalendarYear> years,
        List<DayOff> off,
        List<WorkedDay> worked,
        List<UndecidedDate> undecided
    )
    {
        if (
            !int.TryParse(entry.Key.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1950 or > 2200
        )
        {
            findings.Add(
                Codes.NotANumber,
                entry.Key,
                ($"“{entry.Key.Text}” không phải là năm", $"'{entry.Key.Text}' is no year"),
                null
            );
            return;
        }

        if (MapReader.Of(entry.Value, findings, ("năm", "a year")) is not { } map)
        {
            return;
        }

        if (map.Has("status") || !isOverlay)
        {
            if (!map.Has("status"))
            {
                map.Missing("status", entry.Key.Position);
            }

            var status = map.Word(
                "status",
                YearStatus.Provisional,
                ("decided", YearStatus.Decided),
                ("provisional", YearStatus.Provisional)
            );
            years.Add(new CalendarYear(year, status, map.Text("decision"), map.Text("source")));
        }

        foreach (var (date, key, value) in Dates(map, "off", year))
        {
            off.Add(new DayOff(date, Reason(value, key)));
        }

        foreach (var (date, key, value) in Dates(map, "worked", year))
        {
            worked.Add(ReadWorked(date, key, value, findings));
        }

        foreach (var (date, key, value) in Dates(map, "undecided", year))
        {
            undecided.Add(new UndecidedDate(date, Reason(value, key)));
        }

        _ = (map.Text("decision"), map.Text("source"));
        map.Done();
    }

    // Either a reason alone, or { reason, hours }.
    private static WorkedDay ReadWorked(LocalDate date, YamlScalar key, YamlNode value, Findings findings)
    {
        if (value is YamlScalar || MapReader.Of(value, findings, ("ngày làm bù", "a worked day")) is not { } map)
        {
            return new WorkedDay(date, Reason(value, key));
        }

        var hours = map.Scalar("hours", ("giờ làm việc", "hours"));
        var worked = new WorkedDay(
            date,
            map.Text("reason") ?? key.Text,
            hours is null ? null : ReadSessions(hours, findings)
        );
        map.Done();
        return worked;
    }

    private static string Reason(YamlNode value, YamlScalar key) =>
        value is YamlScalar { IsEmpty: false } text ? text.Text : key.Text;

    private static IEnumerable<(LocalDate Date, YamlScalar Key, YamlNode Value)> Dates(
        MapReader year,
        string key,
        int number
    )
    {
        if (year.SubMap(key) is not { } map)
        {
            yield break;
        }

        foreach (var entry in map.Map.Entries)
        {
            if (LocalDatePattern.Iso.Parse(entry.Key.Text) is not { Success: true, Value: var date })
            {
                map.Findings.Add(
                    Codes.NotADate,
                    entry.Key,
                    ($"“{entry.Key.Text}” không phải là ngày", $"'{entry.Key.Text}' is not a date"),
                    ("ghi năm-tháng-ngày, ví dụ 2026-02-16", "write year-month-day, for example 2026-02-16")
                );
            }
            else if (date.Year != number)
            {
                map.Findings.Add(
                    Codes.CalendarWrong,
                    entry.Key,
                    ($"{entry.Key.Text} lại nằm dưới năm {number}", $"{entry.Key.Text} stands under the year {number}"),
                    ($"chuyển sang năm {date.Year}", $"move it under {date.Year}")
                );
            }
            else
            {
                yield return (date, entry.Key, entry.Value);
            }
        }
    }

    private static Season? ReadSeason(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("mùa làm việc", "a season")) is not { } map)
        {
            return null;
        }

        var (from, to, week, reason) = (map.Date("from"), map.Date("to"), ReadWeek(map), map.Text("reason"));
        map.Done();
        if (from is null || to is null || week is null)
        {
            findings.Add(
                Codes.MissingKey,
                node,
                (
                    "mùa làm việc phải có “from”, “to”, “week” và “reason”",
                    "a season has 'from', 'to', 'week' and 'reason'"
                )
            );
            return null;
        }

        return new Season(from.Value, to.Value, week, reason ?? "");
    }

    /// <summary>A closure of whole dates (<c>to</c> included) or of moments.</summary>
    private static Closure? ReadClosure(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("đợt đóng cửa", "a closure")) is not { } map)
        {
            return null;
        }

        var (from, to, reason) = (map.Scalar("from"), map.Scalar("to"), map.Text("reason") ?? "");
        if (from is null)
        {
            map.Missing("from", node.Position);
            return null;
        }

        if (!from.Text.Contains(':', StringComparison.Ordinal))
        {
            var (first, last) = (map.Date("from"), map.Has("to") ? map.Date("to") : map.Date("from"));
            map.Done();
            return first is null || last is null ? null : Closure.OfDates(first.Value, last.Value, reason);
        }

        map.Done();
        if (to is null)
        {
            map.Missing("to", node.Position);
            return null;
        }

        return MapReader.MomentOf(from, findings) is { } start && MapReader.MomentOf(to, findings) is { } end
            ? new Closure(start, end, reason)
            : null;
    }
}

using System.Globalization;
using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>The open conformance set: tables that a clerk can read and any other system can run.</summary>
public sealed class ConformanceSpecs
{
    private static readonly Dictionary<string, WorkingCalendar> s_calendars = Directory
        .GetFiles(Repository.At("procedures", "calendars"), "*.yaml")
        .Select(Path.GetFileNameWithoutExtension)
        .ToDictionary(name => name!, name => CalendarFile.Load(name!));

    [Fact]
    public void Add() =>
        Each(
            "add.tsv",
            columns: 7,
            row =>
            {
                var calendar = s_calendars[row[0]];
                var cutOff = row[4] == "-" ? calendar.CutOff : Parse.Time(row[4]);
                return Parse.Text(calendar.Add(Parse.Moment(row[1]), Term.Parse(row[2]), Parse.Rule(row[3]), cutOff))
                    == row[5];
            }
        );

    [Fact]
    public void Count() =>
        Each(
            "count.tsv",
            columns: 5,
            row => s_calendars[row[0]].Count(Parse.Moment(row[1]), Parse.Moment(row[2])) == Number(row[3])
        );

    [Fact]
    public void Days() =>
        Each(
            "days.tsv",
            columns: 4,
            row =>
            {
                var day = s_calendars[row[0]].Day(Parse.Date(row[1]));
                var hours = string.Join(
                    ',',
                    day.Sessions.Select(session => $"{session.Start:HH:mm}-{session.End:HH:mm}")
                );
                return (day.IsCounted ? hours : "off") == row[2] && (day.OffReason ?? day.Note ?? "-") == row[3];
            }
        );

    [Fact]
    public void Clocks() =>
        Each(
            "clock.tsv",
            columns: 12,
            row =>
            {
                var facts = new ClockFacts
                {
                    Start = Parse.Moment(row[1]),
                    Term = Term.Parse(row[2]),
                    Rule = Parse.Rule(row[3]),
                    Pauses = row[4] == "-" ? [] : [.. row[4].Split("; ").Select(Pause)],
                    FinishedAt = row[5] == "-" ? null : Parse.Moment(row[5]),
                };
                var reading = Clock.Read(facts, s_calendars[row[0]], Parse.Moment(row[6]));
                return Parse.Text(reading.Due) == row[7]
                    && reading.UsedMinutes == Number(row[8])
                    && reading.RemainingMinutes == Number(row[9])
                    && (reading.Verdict?.ToString() ?? reading.State.ToString()) == row[10];
            }
        );

    private static Pause Pause(string text)
    {
        var parts = text.Split(' ');
        var ends = parts[0].Split("..");
        LocalDateTime? to = ends[1].Length == 0 ? null : Parse.Moment(ends[1]);
        return new(Parse.Moment(ends[0]), to, "supplement", null, Enum.Parse<PauseEffect>(parts[1], ignoreCase: true));
    }

    private static void Each(string file, int columns, Func<string[], bool> holds)
    {
        var rows = Repository.Rows(Repository.At("tests", "conformance", "working-time", file)).ToList();
        rows.Count.ShouldBeGreaterThan(10);
        foreach (var row in rows)
        {
            row.Length.ShouldBe(columns, $"{file}: {string.Join(" | ", row)}");
            holds(row).ShouldBeTrue($"{file}: {string.Join(" | ", row)}");
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

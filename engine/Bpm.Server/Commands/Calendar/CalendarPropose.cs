using System.Globalization;
using System.Text;
using Bpm.Server.Commands.Time;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Calendar;

/// <summary><c>bpm calendar propose</c>: the days off that the rules lead to, as a calendar file that is in force nowhere.</summary>
internal static class CalendarPropose
{
    public const string Usage = "calendar propose YEAR [--calendar NAME|FILE.yaml] [--json] [--procedures FOLDER]";

    public const string Details = """
        Prints a calendar of one provisional year. It foresees no swap, and nothing is in force until a person has compared it with
        the decision and written the year into a calendar file.

          YEAR          from 2000 to 2060, as far as the lunar table goes
          --calendar    whose hours it has; vn-office if not said
          --json        {"year", "holidays": [{"date", "reason"}], "daysOff", "undecided"}
          --procedures  the folder of procedures, when it isn't above the working directory

        bpm calendar propose 2032 > proposal-2032.yaml && bpm time days --calendar proposal-2032.yaml --from 2032-02-01 --to 2032-02-29
        """;

    private const string HoursOf = "vn-office";

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("calendar propose", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(args, [CalendarChoice.Option, CalendarChoice.Folder], ["json"], most: 1);
        if (options.Rest is not [var text])
        {
            throw new CommandException("the year is missing; write for example bpm calendar propose 2032.");
        }

        if (
            !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < VietnameseLunar.FirstYear or > VietnameseLunar.LastYear
        )
        {
            throw new CommandException(
                $"'{text}' is no year of the lunar table; write one from {VietnameseLunar.FirstYear} to {VietnameseLunar.LastYear}."
            );
        }

        var proposal = HolidayProposal.For(year);
        if (options.Has("json"))
        {
            await output.WriteLineAsync(AsJson(proposal));
            return ExitCode.Done;
        }

        var calendar = CalendarChoice.Read(
            options.Value(CalendarChoice.Option) ?? HoursOf,
            options.Value(CalendarChoice.Folder)
        );
        await output.WriteAsync(AsYaml(proposal, calendar));
        return ExitCode.Done;
    }

    private static string AsYaml(HolidayProposal proposal, WorkingCalendar calendar)
    {
        var text = new StringBuilder();
        var year = proposal.Year.ToString(CultureInfo.InvariantCulture);
        Line(
            text,
            $"# A proposal for {year}, computed from the rules and the Vietnamese lunar calendar; in force nowhere."
        );
        Line(
            text,
            $"# It foresees no swapped day. Compare it with the decision, then move the year into {calendar.Name}.yaml."
        );
        Line(text, $"calendar: proposal-{year}");
        Line(text, "version: 1");
        Line(text, $"title: {Quoted($"Đề xuất lịch năm {year}")}");
        Line(text, $"week: # as in {calendar.Name}, version {calendar.Version.ToString(CultureInfo.InvariantCulture)}");
        foreach (
            var (day, sessions) in calendar.Definition.Week.Where(day => day.Value.Count > 0).OrderBy(day => day.Key)
        )
        {
            Line(text, $"  {day.ToString().ToLowerInvariant()}: {string.Join(", ", sessions.Select(Hours))}");
        }

        var dayLength = calendar.DayLengthMinutes.ToString(CultureInfo.InvariantCulture);
        Line(text, $"day-length: {dayLength} working minutes");
        if (calendar.CutOff is { } cutOff)
        {
            Line(text, $"cut-off: {TimeOf(cutOff)}");
        }

        Line(text, "years:");
        Line(text, $"  {year}:");
        Line(text, "    status: provisional");
        Line(text, "    source: \"tính theo quy định và âm lịch; chưa có quyết định\"");
        Dates(text, "off", proposal.DaysOff);
        Dates(text, "undecided", [.. proposal.Undecided.Select(day => new DayOff(day.Date, day.Note))]);
        var weekends = proposal
            .Holidays.Where(holiday => proposal.DaysOff.All(day => day.Date != holiday.Date))
            .ToList();
        foreach (var holiday in weekends)
        {
            Line(
                text,
                $"# {MomentText.Text(holiday.Date)}, {holiday.Reason}, is a {holiday.Date.DayOfWeek}: a day in lieu stands above."
            );
        }

        return text.ToString();
    }

    private static void Dates(StringBuilder text, string key, IReadOnlyList<DayOff> days)
    {
        if (days.Count > 0)
        {
            Line(text, $"    {key}:");
        }

        foreach (var day in days)
        {
            Line(text, $"      {MomentText.Text(day.Date)}: {Quoted(day.Reason)}");
        }
    }

    private static string AsJson(HolidayProposal proposal) =>
        ProofText.Object(json =>
        {
            json.WriteNumber("year", proposal.Year);
            Write("holidays", proposal.Holidays);
            Write("daysOff", proposal.DaysOff);
            Write("undecided", [.. proposal.Undecided.Select(day => new DayOff(day.Date, day.Note))]);

            void Write(string key, IReadOnlyList<DayOff> days)
            {
                json.WriteStartArray(key);
                foreach (var day in days)
                {
                    json.WriteStartObject();
                    json.WriteString("date", MomentText.Text(day.Date));
                    json.WriteString("reason", day.Reason);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        });

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Quoted(string text) =>
        text.Contains(':', StringComparison.Ordinal) || text.Contains('#', StringComparison.Ordinal)
            ? $"\"{text}\""
            : text;

    private static string Hours(Session session) => $"{TimeOf(session.Start)}-{TimeOf(session.End)}";

    private static string TimeOf(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

using System.Text;
using System.Text.Json;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Time;

/// <summary><c>bpm time days</c>: what a calendar says of each date.</summary>
internal static class TimeDays
{
    public const string Usage =
        "time days --calendar NAME|FILE.yaml --from DATE --to DATE [--json] [--procedures FOLDER]";

    public const string Details = """
        Prints a line a date, both ends included: the date, a tab, and its sessions (07:30-11:30,13:30-17:30); or the date, 'off' and
        the reason, with tabs between.

          --calendar    a calendar of the folder 'procedures', or a calendar file, which may extend one of them
          --from, --to  dates, such as 2026-02-12
          --json        [{"date", "sessions": [{"from", "to"}], "minutes", "off"?, "note"?, "status", "undecided"}]
          --procedures  the folder of procedures, when it isn't above the working directory

        bpm time days --calendar vn-office --from 2026-02-12 --to 2026-02-23
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("time days", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(args, [CalendarChoice.Option, "from", "to", CalendarChoice.Folder], ["json"]);
        var calendar = CalendarChoice.Read(options);
        var (from, to) = (MomentText.Date(options, "from"), MomentText.Date(options, "to"));
        if (to < from)
        {
            throw new CommandException(
                $"--to '{options.Value("to")}' is before --from '{options.Value("from")}'; write the earlier one as --from."
            );
        }

        // Both ends first: a range that leaves the calendar has no answer, not half of one.
        _ = (calendar.Day(from), calendar.Day(to));
        var days = new DateInterval(from, to).Select(calendar.Day);
        await output.WriteAsync(options.Has("json") ? AsJson(days) : AsText(days));
        return ExitCode.Done;
    }

    private static string AsText(IEnumerable<CalendarDay> days)
    {
        var text = new StringBuilder();
        foreach (var day in days)
        {
            text.Append(MomentText.Text(day.Date)).Append('\t');
            _ = day.IsCounted
                ? text.AppendJoin(',', day.Sessions.Select(s => $"{TimeOf(s.Start)}-{TimeOf(s.End)}"))
                : text.Append("off\t").Append(day.OffReason);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string AsJson(IEnumerable<CalendarDay> days)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ProofText.Json))
        {
            json.WriteStartArray();
            foreach (var day in days)
            {
                Write(json, day);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, CalendarDay day)
    {
        json.WriteStartObject();
        json.WriteString("date", MomentText.Text(day.Date));
        json.WriteStartArray("sessions");
        foreach (var session in day.Sessions)
        {
            json.WriteStartObject();
            json.WriteString("from", TimeOf(session.Start));
            json.WriteString("to", TimeOf(session.End));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("minutes", day.Minutes);
        if (day.OffReason is { } off)
        {
            json.WriteString("off", off);
        }

        if (day.Note is { } note)
        {
            json.WriteString("note", note);
        }

        json.WriteString("status", day.Status == YearStatus.Decided ? "decided" : "provisional");
        json.WriteBoolean("undecided", day.IsUndecided);
        json.WriteEndObject();
    }

    private static string TimeOf(LocalTime time) => MomentText.Text(default(LocalDate).At(time))[^5..];
}

using Bpm.WorkingTime;

namespace Bpm.Server.Commands.Time;

/// <summary><c>bpm time add</c>: when a term ends.</summary>
internal static class TimeAdd
{
    public const string Usage =
        "time add --calendar NAME|FILE.yaml --from MOMENT --term TERM [--start moment|next-working-day] [--proof] [--json] [--procedures FOLDER]";

    public const string Details = """
        Prints the due, such as 2026-03-12T17:30. A note goes to the error output when it rests on a provisional year or an
        undecided date.

          --calendar    a calendar of the folder 'procedures', or a calendar file, which may extend one of them
          --from        local time of the province, such as 2026-02-12T09:10
          --term        with its unit: "15 working days", "4 working hours", "10 calendar days", "2 months", "same day"
          --start       moment (the default: the rule of step clocks) or next-working-day (the rule of promises)
          --proof       the lines that add up to it
          --json        {"due", "provisional", "calendar", "calendarVersion", "proof"?}
          --procedures  the folder of procedures, when it isn't above the working directory

        bpm time add --calendar vn-office --from 2026-02-12T09:10 --term "15 working days" --start next-working-day
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("time add", errors, () => Answer(args, output, errors));

    private static async Task<int> Answer(string[] args, TextWriter output, TextWriter errors)
    {
        var options = Options.Read(
            args,
            [CalendarChoice.Option, "from", "term", "start", CalendarChoice.Folder],
            ["proof", "json"]
        );
        var calendar = CalendarChoice.Read(options);
        var from = MomentText.Moment(options, "from");
        if (!Term.TryParse(options.Required("term", "\"3 working days\""), out var term, out var wrong))
        {
            throw new CommandException($"--term: {wrong?.En}");
        }

        var start = options.Value("start") ?? "moment";
        if (!MomentText.TryRule(start, out var rule))
        {
            throw new CommandException($"--start: {MomentText.WrongRule(start)}.");
        }

        // Asked at the start, a clock has all of its term before it.
        var facts = new ClockFacts
        {
            Start = from,
            Term = term,
            Rule = rule,
        };
        var reading = Clock.Read(facts, calendar, from);
        if (options.Has("json"))
        {
            await output.WriteLineAsync(AsJson(reading, calendar, options.Has("proof")));
            return ExitCode.Done;
        }

        await output.WriteLineAsync(MomentText.Text(reading.Due));
        if (options.Has("proof"))
        {
            await output.WriteAsync($"\n{ProofText.Table(reading.Proof)}");
        }

        if (reading.Provisional)
        {
            await errors.WriteLineAsync(
                $"note: the calendar {calendar.Name} is provisional or undecided between {MomentText.Text(from.Date)} and {MomentText.Text(reading.Due.Date)}."
            );
        }

        return ExitCode.Done;
    }

    private static string AsJson(ClockReading reading, WorkingCalendar calendar, bool withProof) =>
        ProofText.Object(json =>
        {
            json.WriteString("due", MomentText.Text(reading.Due));
            json.WriteBoolean("provisional", reading.Provisional);
            json.WriteString("calendar", calendar.Name);
            json.WriteNumber("calendarVersion", calendar.Version);
            if (withProof)
            {
                ProofText.Write(json, reading.Proof);
            }
        });
}

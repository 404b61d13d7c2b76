using System.Globalization;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Time;

/// <summary><c>bpm time count</c>: working minutes between two moments.</summary>
internal static class TimeCount
{
    public const string Usage =
        "time count --calendar NAME|FILE.yaml --from MOMENT --to MOMENT [--proof] [--json] [--procedures FOLDER]";

    public const string Details = """
        Prints the working minutes over [from, to): the minute of the start is counted, that of the end isn't. Seconds are cut off.

          --calendar    a calendar of the folder 'procedures', or a calendar file, which may extend one of them
          --from, --to  local times of the province, such as 2026-02-12T09:10
          --proof       the lines that add up to it
          --json        {"minutes", "provisional", "calendar", "calendarVersion", "proof"?}
          --procedures  the folder of procedures, when it isn't above the working directory

        bpm time count --calendar vn-office --from 2026-11-12T09:10 --to 2026-11-16T10:00
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("time count", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(
            args,
            [CalendarChoice.Option, "from", "to", CalendarChoice.Folder],
            ["proof", "json"]
        );
        var calendar = CalendarChoice.Read(options);
        var from = MomentText.Moment(options, "from");
        var to = MomentText.Moment(options, "to");
        if (to < from)
        {
            throw new CommandException(
                $"--to '{options.Value("to")}' is before --from '{options.Value("from")}'; write the earlier one as --from."
            );
        }

        var minutes = calendar.Count(from, to);
        if (options.Has("json"))
        {
            await output.WriteLineAsync(AsJson(minutes, calendar, from, to, options.Has("proof")));
            return ExitCode.Done;
        }

        await output.WriteLineAsync(minutes.ToString(CultureInfo.InvariantCulture));
        if (options.Has("proof"))
        {
            await output.WriteAsync($"\n{ProofText.Table(ProofOf(minutes, calendar, from, to).Proof, ReasonOf)}");
        }

        return ExitCode.Done;
    }

    private static string AsJson(
        long minutes,
        WorkingCalendar calendar,
        LocalDateTime from,
        LocalDateTime to,
        bool withProof
    )
    {
        var reading = ProofOf(minutes, calendar, from, to);
        return ProofText.Object(json =>
        {
            json.WriteNumber("minutes", minutes);
            json.WriteBoolean("provisional", reading.Provisional);
            json.WriteString("calendar", calendar.Name);
            json.WriteNumber("calendarVersion", calendar.Version);
            if (withProof)
            {
                ProofText.Write(json, reading.Proof, ReasonOf);
            }
        });
    }

    /// <summary>A clock whose term is just what was counted has used all of it at the end.</summary>
    private static ClockReading ProofOf(long minutes, WorkingCalendar calendar, LocalDateTime from, LocalDateTime to)
    {
        var facts = new ClockFacts
        {
            Start = from,
            Term = Term.OfWorkingMinutes((int)minutes),
            Rule = StartRule.Moment,
        };
        return Clock.Read(facts, calendar, to);
    }

    private static string ReasonOf(string reason) => reason == "due" ? "end" : reason;
}

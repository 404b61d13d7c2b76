using System.Text;
using System.Text.Json;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Commands.Time;

/// <summary><c>bpm time clock</c>: what whole clocks show, one a line.</summary>
internal static class TimeClock
{
    public const string Usage = "time clock --calendar NAME|FILE.yaml [--proof] [--procedures FOLDER] < facts.jsonl";

    public const string Details = """
        Answers each line of the standard input, one JSON object of facts, with one JSON object: due, usedMinutes, remainingMinutes,
        state, verdict, ledger (minutes by holder, which add up to elapsedMinutes), and more; or {"error": …}, and goes on to the next.
        The facts are described in engine/docs/working-time.md.

          --calendar    a calendar of the folder 'procedures', or a calendar file, which may extend one of them
          --proof       with the lines that add up to the due
          --procedures  the folder of procedures, when it isn't above the working directory

        Exits with 1 when a line had an error.

        echo '{"start":"2026-11-12T09:10","term":"5 working days","rule":"moment","pauses":[{"from":"2026-11-16T10:00",
        "to":"2026-11-18T14:00","ground":"supplement","effect":"resume"}],"now":"2026-11-20T15:00"}' (on one line)
        """;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        using var input = LineByLine.StandardInput();
        return await Run(args, input, output, errors);
    }

    /// <summary>As above, from any input.</summary>
    internal static Task<int> Run(string[] args, TextReader input, TextWriter output, TextWriter errors) =>
        Options.Guard(
            "time clock",
            errors,
            () =>
            {
                var options = Options.Read(args, [CalendarChoice.Option, CalendarChoice.Folder], ["proof"]);
                var calendar = CalendarChoice.Read(options);
                var withProof = options.Has("proof");
                return LineByLine.Run(
                    "time clock",
                    input,
                    output,
                    errors,
                    (line, answer) => Answer(line.ToString(), answer, calendar, withProof)
                );
            }
        );

    private static bool Answer(string line, StringBuilder answer, WorkingCalendar calendar, bool withProof)
    {
        string wrong;
        try
        {
            var (facts, now, holdings) = ClockCase.Read(line);
            var reading = Clock.Read(facts, calendar, now);
            var end = facts.FinishedAt is { } finished && finished <= now ? finished : now;
            var ledger = Ledger.Read(holdings, facts.Start, end < facts.Start ? facts.Start : end, calendar);
            answer.Append(AsJson(reading, ledger, withProof));
            return true;
        }
        catch (JsonException notJson)
        {
            wrong = $"the line is not JSON: {notJson.Message}";
        }
        catch (FormatException badFact)
        {
            wrong = badFact.Message;
        }
        catch (ArgumentException contradiction)
        {
            // Its message ends with the name of a parameter, which says nothing here.
            wrong = contradiction.Message.Split(" (Parameter")[0];
        }
        catch (CalendarRangeException beyond)
        {
            wrong = beyond.Message;
        }

        answer.Append(ProofText.Object(json => json.WriteString("error", wrong)));
        return false;
    }

    private static string AsJson(ClockReading reading, LedgerReading ledger, bool withProof) =>
        ProofText.Object(json =>
        {
            json.WriteString("due", MomentText.Text(reading.Due));
            json.WriteNumber("usedMinutes", reading.UsedMinutes);
            json.WriteNumber("remainingMinutes", reading.RemainingMinutes);
            json.WriteString("state", StateCode(reading.State));
            json.WriteString("verdict", reading.Verdict is { } verdict ? TimeWords.VerdictCode(verdict) : null);
            json.WriteStartArray("ledger");
            foreach (var (holder, minutes) in ledger.Totals)
            {
                json.WriteStartObject();
                Write(json, holder, branch: null);
                json.WriteNumber("minutes", minutes);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("elapsedMinutes", ledger.ElapsedMinutes);
            WriteDetails(json, ledger);
            json.WriteNumber("allowanceMinutes", reading.AllowanceMinutes);
            json.WriteString("originalDue", MomentText.Text(reading.OriginalDue));
            json.WriteString("verdictDue", MomentText.Text(reading.VerdictDue));
            json.WriteBoolean("provisional", reading.Provisional);
            if (withProof)
            {
                ProofText.Write(json, reading.Proof);
            }
        });

    private static void WriteDetails(Utf8JsonWriter json, LedgerReading ledger)
    {
        json.WriteStartArray("debits");
        foreach (var debit in ledger.Debits)
        {
            json.WriteStartObject();
            json.WriteString("from", MomentText.Text(debit.From));
            json.WriteString("to", MomentText.Text(debit.To));
            Write(json, debit.Holder, debit.Branch);
            json.WriteNumber("minutes", debit.Minutes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (ledger.Branches.Count == 0)
        {
            return;
        }

        json.WriteStartArray("branches");
        foreach (var (branch, holder, minutes) in ledger.Branches)
        {
            json.WriteStartObject();
            Write(json, holder, branch);
            json.WriteNumber("minutes", minutes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Holder holder, string? branch)
    {
        json.WriteString("holder", holder.Kind);
        if (holder.Unit is { } unit)
        {
            json.WriteString("unit", unit);
        }

        if (branch is not null)
        {
            json.WriteString("branch", branch);
        }
    }

    private static string StateCode(ClockState state) =>
        state switch
        {
            ClockState.NotStarted => "not-started",
            ClockState.Running => "running",
            ClockState.Paused => "paused",
            ClockState.Finished => "finished",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };
}

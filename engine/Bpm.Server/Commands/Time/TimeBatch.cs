using System.Text;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Time;

/// <summary><c>bpm time batch</c>: adds and counts, one a line, as many as there are.</summary>
internal sealed class TimeBatch
{
    public const string Usage = "time batch --calendar NAME|FILE.yaml [--procedures FOLDER] < cases.tsv";

    public const string Details = """
        Answers each line of the standard input with one line: the due, the minutes, or 'error: ' and what is wrong, and goes on to
        the next. The columns have a tab between them:

          add<TAB>from<TAB>term<TAB>start-rule      start-rule is moment or next-working-day
          count<TAB>from<TAB>to

          --calendar    a calendar of the folder 'procedures', or a calendar file, which may extend one of them
          --procedures  the folder of procedures, when it isn't above the working directory

        Exits with 1 when a line had an error.

        printf 'add\t2026-02-12T09:10\t15 working days\tnext-working-day\n' | bpm time batch --calendar vn-office
        """;

    private const string Columns =
        "write add, from, term and start rule, or count, from and to, with a tab between each";

    /// <summary>So many different terms are remembered; a file has a handful.</summary>
    private const int MostTerms = 4096;

    private readonly WorkingCalendar calendar;
    private readonly Dictionary<string, Term> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term>.AlternateLookup<ReadOnlySpan<char>> termOf;

    private TimeBatch(WorkingCalendar calendar)
    {
        this.calendar = calendar;
        termOf = terms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        using var input = LineByLine.StandardInput();
        return await Run(args, input, output, errors);
    }

    /// <summary>As above, from any input.</summary>
    internal static Task<int> Run(string[] args, TextReader input, TextWriter output, TextWriter errors) =>
        Options.Guard(
            "time batch",
            errors,
            () =>
            {
                var options = Options.Read(args, [CalendarChoice.Option, CalendarChoice.Folder], []);
                var batch = new TimeBatch(CalendarChoice.Read(options));
                return LineByLine.Run("time batch", input, output, errors, batch.Answer);
            }
        );

    private bool Answer(ReadOnlySpan<char> line, StringBuilder answer)
    {
        string? wrong;
        try
        {
            wrong = Try(line, answer);
        }
        catch (CalendarRangeException beyond)
        {
            wrong = beyond.Message;
        }

        if (wrong is not null)
        {
            answer.Append("error: ").Append(wrong);
        }

        return wrong is null;
    }

    /// <summary>Writes the answer and gives null, or writes nothing and gives what is wrong.</summary>
    private string? Try(ReadOnlySpan<char> line, StringBuilder answer)
    {
        Span<Range> columns = stackalloc Range[5];
        var count = line.Split(columns, '\t');
        return line[columns[0]] switch
        {
            "add" when count == 4 => Add(line[columns[1]], line[columns[2]], line[columns[3]], answer),
            "count" when count == 3 => Count(line[columns[1]], line[columns[2]], answer),
            "add" => $"'add' has three columns after it: {Columns}",
            "count" => $"'count' has two columns after it: {Columns}",
            var other => $"there is no '{MomentText.Short(other)}': {Columns}",
        };
    }

    private string? Add(ReadOnlySpan<char> from, ReadOnlySpan<char> term, ReadOnlySpan<char> rule, StringBuilder answer)
    {
        if (!MomentText.TryMoment(from, out var start))
        {
            return MomentText.WrongMoment(from);
        }

        if (!TryTerm(term, out var length, out var wrong))
        {
            return wrong;
        }

        if (!MomentText.TryRule(rule, out var startRule))
        {
            return MomentText.WrongRule(rule);
        }

        MomentText.Append(answer, calendar.Add(start, length, startRule));
        return null;
    }

    private string? Count(ReadOnlySpan<char> from, ReadOnlySpan<char> to, StringBuilder answer)
    {
        if (!MomentText.TryMoment(from, out var start))
        {
            return MomentText.WrongMoment(from);
        }

        if (!MomentText.TryMoment(to, out var end))
        {
            return MomentText.WrongMoment(to);
        }

        if (end < start)
        {
            return $"the end {to} is before the start {from}; write the earlier one first";
        }

        answer.Append(calendar.Count(start, end));
        return null;
    }

    private bool TryTerm(ReadOnlySpan<char> text, out Term term, out string? wrong)
    {
        wrong = null;
        if (termOf.TryGetValue(text, out term))
        {
            return true;
        }

        if (!Term.TryParse(text.ToString(), out term, out var why))
        {
            wrong = why?.En;
            return false;
        }

        if (terms.Count < MostTerms)
        {
            termOf[text] = term;
        }

        return true;
    }
}

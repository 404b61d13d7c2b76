using System.Text;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Time;

/// <summary>Dates, moments and words of the command line. Read and written by hand: a batch has millions of them.</summary>
internal static class MomentText
{
    public const string Example = "2026-02-12T09:10";

    private const int DateLength = 10;
    private const int MinuteLength = 16;
    private const int SecondLength = 19;

    /// <summary>Reads <c>2026-02-12T09:10</c>, with seconds and a fraction of up to nine digits or without.</summary>
    public static bool TryMoment(ReadOnlySpan<char> text, out LocalDateTime moment)
    {
        moment = default;
        if (
            text.Length < MinuteLength
            || text[DateLength] != 'T'
            || text[13] != ':'
            || !TryDate(text[..DateLength], out var date)
            || !TryNumber(text.Slice(11, 2), 23, out var hour)
            || !TryNumber(text.Slice(14, 2), 59, out var minute)
            || !TrySeconds(text[MinuteLength..], out var second, out var nanosecond)
        )
        {
            return false;
        }

        moment = date.At(LocalTime.FromHourMinuteSecondNanosecond(hour, minute, second, nanosecond));
        return true;
    }

    /// <summary>Reads <c>2026-02-12</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (
            text.Length != DateLength
            || text[4] != '-'
            || text[7] != '-'
            || !TryNumber(text[..4], 9999, out var year)
            || !TryNumber(text.Slice(5, 2), 12, out var month)
            || !TryNumber(text.Slice(8, 2), 31, out var day)
            || year == 0
            || month == 0
            || day == 0
            || day > CalendarSystem.Iso.GetDaysInMonth(year, month)
        )
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    public static bool TryRule(ReadOnlySpan<char> text, out StartRule rule)
    {
        rule = text is "next-working-day" ? StartRule.NextWorkingDay : StartRule.Moment;
        return text is "moment" or "next-working-day";
    }

    /// <summary>The value of an option.</summary>
    /// <exception cref="CommandException">It is missing or no moment; so with the two below.</exception>
    public static LocalDateTime Moment(Options options, string name)
    {
        var text = options.Required(name, Example);
        return TryMoment(text, out var moment)
            ? moment
            : throw new CommandException($"--{name} '{text}' is not a date and time; write for example {Example}.");
    }

    public static LocalDate Date(Options options, string name)
    {
        var text = options.Required(name, "2026-02-12");
        return TryDate(text, out var date)
            ? date
            : throw new CommandException($"--{name} '{text}' is not a date; write for example 2026-02-12.");
    }

    public static string WrongMoment(ReadOnlySpan<char> text) =>
        $"'{Short(text)}' is not a date and time; write for example {Example}";

    public static string WrongRule(ReadOnlySpan<char> text) =>
        $"there is no start rule '{Short(text)}'; write moment or next-working-day";

    /// <summary>A value as an error names it, cut where it goes on for long.</summary>
    public static string Short(ReadOnlySpan<char> text)
    {
        const int Most = 60;
        return text.Length <= Most ? text.ToString() : $"{text[..Most]}…";
    }

    public static string Text(LocalDateTime moment) => Append(new StringBuilder(MinuteLength), moment).ToString();

    public static string Text(LocalDate date) => Text(date.AtMidnight())[..DateLength];

    /// <summary>Writes <c>2026-02-12T09:10</c>.</summary>
    public static StringBuilder Append(StringBuilder text, LocalDateTime moment)
    {
        Span<char> digits = stackalloc char[MinuteLength];
        var (year, month, day) = moment.Date;
        Two(digits, year / 100);
        Two(digits[2..], year % 100);
        digits[4] = '-';
        Two(digits[5..], month);
        digits[7] = '-';
        Two(digits[8..], day);
        digits[DateLength] = 'T';
        Two(digits[11..], moment.Hour);
        digits[13] = ':';
        Two(digits[14..], moment.Minute);
        return text.Append(digits);
    }

    private static bool TrySeconds(ReadOnlySpan<char> text, out int second, out int nanosecond)
    {
        (second, nanosecond) = (0, 0);
        const int SecondsPart = SecondLength - MinuteLength;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length < SecondsPart || text[0] != ':' || !TryNumber(text[1..SecondsPart], 59, out second))
        {
            return false;
        }

        var fraction = text[SecondsPart..];
        if (fraction.IsEmpty)
        {
            return true;
        }

        if (
            fraction[0] != '.'
            || fraction.Length is < 2 or > 10
            || !TryNumber(fraction[1..], int.MaxValue, out nanosecond)
        )
        {
            return false;
        }

        for (var digits = fraction.Length - 1; digits < 9; digits++)
        {
            nanosecond *= 10;
        }

        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int most, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return number <= most;
    }

    private static void Two(Span<char> text, int number)
    {
        text[0] = (char)('0' + (number / 10));
        text[1] = (char)('0' + (number % 10));
    }
}

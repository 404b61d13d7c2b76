using System.Globalization;
using System.Text.RegularExpressions;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Editing;

/// <summary>The time of a step as a paper table has it: "02 ngày", "không quá ½ ngày", "4 giờ".</summary>
/// <param name="Text">As it is written, with the unit of its heading where it has none.</param>
internal readonly partial record struct PaperTime(string Text)
{
    private const int Day = 480;

    /// <summary>What the table says, in the words of <c>paper-table</c>; null when it says no time.</summary>
    public string? Verbatim =>
        Parts is var (amount, unit)
            ? $"{amount} {unit switch { "gio" or "h" => "hours", "phut" => "minutes", _ => "days" }}"
            : null;

    /// <summary>Whether a cell is a time by itself, or a number that a heading makes one.</summary>
    public static bool IsTime(string cell) => Pattern().IsMatch(TextFolding.Fold(cell));

    public static bool IsNumber(string cell) => Number().IsMatch(cell);

    /// <summary>As a term of the language; null when it says no time.</summary>
    /// <param name="isCalendar">Days are calendar days unless the text says working days.</param>
    public string? Term(bool isCalendar)
    {
        if (Parts is not var (amount, unit))
        {
            return null;
        }

        if (unit is "gio" or "h")
        {
            return $"{amount} working hours";
        }

        if (unit is "phut")
        {
            return $"{amount} working minutes";
        }

        var isWorking = !isCalendar || Text.Contains("làm việc", StringComparison.OrdinalIgnoreCase);
        return decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            ? isWorking
                ? days * 2 == decimal.Truncate(days * 2)
                    ? $"{amount} working {(days == 1 ? "day" : "days")}"
                    : $"{(int)(days * Day)} working minutes"
                : days == decimal.Truncate(days)
                    ? $"{amount} calendar {(days == 1 ? "day" : "days")}"
                    : $"{(int)(days * Day)} working minutes"
            : null;
    }

    private (string Amount, string Unit)? Parts
    {
        get
        {
            if (Pattern().Match(TextFolding.Fold(Text)) is not { Success: true, Groups: var groups })
            {
                return null;
            }

            var written = groups["amount"].Value;
            var amount = written is "½" or "1/2" or "nua" ? "0.5" : written.Replace(',', '.').TrimStart('0');
            return (amount is "" or ['.', ..] ? "0" + amount : amount, groups["unit"].Value);
        }
    }

    [GeneratedRegex(
        @"\A[ ]*((khong qua|toi da|trong vong|trong|duoi|<=|≤)[ ]*)?(?<amount>1/2|nua|½|[0-9]{1,3}([.,][0-9]{1,2})?)[ ]*(?<unit>ngay|gio|phut|h\b)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pattern();

    [GeneratedRegex(
        @"\A[ ]*(1/2|½|[0-9]{1,3}([.,][0-9]{1,2})?)[ ]*\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Number();
}

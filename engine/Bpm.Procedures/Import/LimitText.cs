using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bpm.Procedures.Import;

/// <summary>Reads a limit written for people: "05 ngày làm việc", "15 ngày", "trong ngày", "02 tháng", "08 giờ".</summary>
public static partial class LimitText
{
    private const int TimeoutMs = 500;

    /// <summary>Limits in their order, and whether "the same day" stands among them. Nothing read: both empty.</summary>
    public static (ImmutableArray<FactTerm> Terms, bool SameDay) Read(string text)
    {
        var clean = ListText.Key(text);
        var terms = ImmutableArray.CreateBuilder<FactTerm>();
        foreach (Match match in Amount().Matches(clean))
        {
            if (
                decimal.TryParse(
                    match.Groups["amount"].Value.Replace(',', '.'),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var amount
                )
                && amount > 0
            )
            {
                var unit = match.Groups["unit"].Value switch
                {
                    "ngay lam viec" or "working days" or "working day" => "working",
                    "gio lam viec" or "gio" or "working hours" or "working hour" => "hour",
                    "thang" => "month",
                    _ => "calendar",
                };
                terms.Add(new FactTerm(amount, unit));
            }
        }

        return (terms.ToImmutable(), SameDay().IsMatch(clean));
    }

    [GeneratedRegex(
        @"(?<amount>\d+(?:[.,]\d+)?)\s*(?:\([^)]*\)\s*)?(?<unit>ngay lam viec|gio lam viec|working days?|working hours?|ngay|gio|thang)",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Amount();

    [GeneratedRegex(
        @"trong (?:ngay(?! lam viec\s*\d)|buoi)|giai quyet ngay|same day",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex SameDay();
}

using System.Globalization;

namespace Bpm.Engine.Reports;

/// <summary>A number with the decimals it was printed with: 3.4 says less than 3.40, and is compared at one decimal.</summary>
public sealed record PrintedNumber(string Text, decimal Value, int Decimals, Bound Bound)
{
    /// <summary>Reads <c>96.57</c>, <c>96,57 %</c> or <c>&gt; 96%</c>; null for anything else.</summary>
    public static PrintedNumber? Read(string text)
    {
        var rest = text.Trim();
        var bound = rest.StartsWith('>') ? Bound.MoreThan : Bound.Exactly;
        rest = rest.TrimStart('>').TrimEnd('%').Trim().Replace(',', '.');
        return decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new PrintedNumber(text.Trim(), value, value.Scale, bound)
            : null;
    }

    /// <summary>Whether a computed value would be printed so: rounded half away from zero, as the province's reports do.</summary>
    public bool Fits(decimal computed) =>
        Bound == Bound.MoreThan ? computed > Value : Rounded(computed, Decimals) == Value;

    public static decimal Rounded(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}

public enum Bound
{
    Exactly,

    /// <summary>Printed as "more than".</summary>
    MoreThan,
}

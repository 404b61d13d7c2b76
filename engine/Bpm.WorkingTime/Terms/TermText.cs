using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bpm.WorkingTime;

/// <summary>Reads and writes terms in English and Vietnamese.</summary>
internal static class TermText
{
    private static readonly (string English, string Plural, string Vietnamese, TermUnit Unit)[] s_units =
    [
        ("working minute", "working minutes", "phút làm việc", TermUnit.WorkingMinutes),
        ("working hour", "working hours", "giờ làm việc", TermUnit.WorkingHours),
        ("working day", "working days", "ngày làm việc", TermUnit.WorkingDays),
        ("calendar day", "calendar days", "ngày", TermUnit.CalendarDays),
        ("month", "months", "tháng", TermUnit.Months),
    ];

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.,");
    private static readonly SearchValues<char> s_plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789., ");

    public static string English(Term term)
    {
        if (term.Unit == TermUnit.SameDay)
        {
            return "same day";
        }

        var (singular, plural, _, _) = s_units[(int)term.Unit];
        var number = Number(term, '.');
        return $"{number} {(string.Equals(number, "1", StringComparison.Ordinal) ? singular : plural)}";
    }

    public static string Vietnamese(Term term) =>
        term.Unit == TermUnit.SameDay ? "trong ngày" : $"{Number(term, ',')} {s_units[(int)term.Unit].Vietnamese}";

    /// <summary>Reads a term; on failure <paramref name="error"/> says what to write instead.</summary>
    public static bool TryParse(string? text, out Term term, out Said? error)
    {
        term = default;
        var clean = Clean(text ?? "");
        if (clean is "same day" or "trong ngày")
        {
            term = Term.SameDay;
            error = null;
            return true;
        }

        if (clean.Length == 0)
        {
            error = (
                "thời hạn để trống; ghi chẳng hạn “3 working days” (3 ngày làm việc)",
                "A term is empty; write for example '3 working days'."
            );
            return false;
        }

        if (clean[0] is '-' or '\u2212')
        {
            error = (
                $"thời hạn “{clean}” là số âm; ghi độ dài, chẳng hạn “3 working days” (3 ngày làm việc)",
                $"The term '{clean}' is negative; write how long it lasts, for example '3 working days'."
            );
            return false;
        }

        var digits = clean.AsSpan().IndexOfAnyExcept(s_digits);
        digits = digits < 0 ? clean.Length : digits;
        var number = clean[..digits];
        var unitText = clean[digits..].TrimStart();
        if (digits == 0)
        {
            error = (
                $"thời hạn “{clean}” không bắt đầu bằng số; ghi chẳng hạn “3 working days” (3 ngày làm việc), hoặc “same day” (trong ngày)",
                $"The term '{clean}' doesn't begin with a number; write for example '3 working days', or 'same day'."
            );
            return false;
        }

        if (unitText.Length == 0)
        {
            error = (
                $"số “{clean}” thiếu đơn vị; ghi “{number} working days” (ngày làm việc), “{number} working hours” (giờ làm việc) hoặc “{number} calendar days” (ngày)",
                $"The number '{clean}' has no unit; write '{number} working days', '{number} working hours' or '{number} calendar days'."
            );
            return false;
        }

        return TryUnit(unitText, number, out var unit, out var isVietnamese, out error)
            && TryAmount(number, unit, isVietnamese, out term, out error);
    }

    private static bool TryUnit(string text, string number, out TermUnit unit, out bool isVietnamese, out Said? error)
    {
        foreach (var (english, plural, vietnamese, candidate) in s_units)
        {
            isVietnamese = string.Equals(text, vietnamese, StringComparison.Ordinal);
            if (
                isVietnamese
                || string.Equals(text, english, StringComparison.Ordinal)
                || string.Equals(text, plural, StringComparison.Ordinal)
            )
            {
                unit = candidate;
                error = null;
                return true;
            }
        }

        (unit, isVietnamese) = (default, false);
        error = text switch
        {
            "day" or "days" or "d" => (
                $"“{text}” có hai cách hiểu; ghi “{number} working days” (ngày làm việc) hoặc “{number} calendar days” (ngày)",
                $"'{text}' may mean two things; write '{number} working days' or '{number} calendar days'."
            ),
            "hour" or "hours" or "h" or "giờ" => (
                $"giờ của thời hạn là giờ làm việc; ghi “{number} working hours”",
                $"Hours of a term are working hours; write '{number} working hours'."
            ),
            "minute" or "minutes" or "min" or "phút" => (
                $"phút của thời hạn là phút làm việc; ghi “{number} working minutes”",
                $"Minutes of a term are working minutes; write '{number} working minutes'."
            ),
            "week" or "weeks" or "tuần" or "year" or "years" or "năm" => (
                $"thời hạn không ghi theo “{text}”; ghi “{number} calendar days” (ngày), “{number} working days” (ngày làm việc) hoặc “{number} months” (tháng) với số đúng",
                $"A term isn't written in {text}; write '{number} calendar days', '{number} working days' or '{number} months' with the right number."
            ),
            _ => (
                $"không có đơn vị “{text}”; các đơn vị là working minutes (phút làm việc), working hours (giờ làm việc), working days (ngày làm việc), calendar days (ngày), months (tháng), và riêng “same day” (trong ngày)",
                $"There is no unit '{text}'; the units are working minutes, working hours, working days, calendar days, months, and 'same day' alone."
            ),
        };
        return false;
    }

    private static bool TryAmount(string number, TermUnit unit, bool isVietnamese, out Term term, out Said? error)
    {
        term = default;
        var (point, wrong) = isVietnamese ? (',', '.') : ('.', ',');
        if (number.Contains(wrong, StringComparison.Ordinal))
        {
            error = (
                $"số “{number}” có dấu “{wrong}”; ghi phần lẻ bằng “{point}” và không ngăn cách hàng nghìn",
                $"The number '{number}' has a '{wrong}'; write a fraction with '{point}' and no mark between thousands."
            );
            return false;
        }

        var parts = number.Split(point);
        var fraction = parts.Length == 2 ? parts[1] : "0";
        if (
            parts.Length > 2
            || parts[0].Length is 0 or > 8
            || fraction.Length == 0
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            || whole > TermLimits.MaxAmount / 2
        )
        {
            error = (
                $"“{number}” không phải là số của thời hạn; ghi chẳng hạn “3” hoặc “0{point}5”",
                $"'{number}' isn't a number that a term can have; write for example '3' or '0{point}5'."
            );
            return false;
        }

        var zeros = fraction.AsSpan(1).TrimStart('0').IsEmpty;
        if (unit == TermUnit.WorkingDays && zeros && fraction[0] is '0' or '5')
        {
            term = Term.OfHalfWorkingDays((whole * 2) + (fraction[0] == '5' ? 1 : 0));
            error = null;
            return true;
        }

        if (unit == TermUnit.WorkingDays)
        {
            error = (
                $"ngày làm việc chỉ chia đến nửa ngày, không phải “{number}”; nhỏ hơn thì ghi theo giờ làm việc (working hours)",
                $"Working days come in halves, not '{number}'; write anything finer in working hours."
            );
            return false;
        }

        if (parts.Length > 1)
        {
            error = (
                $"chỉ ngày làm việc mới có phần lẻ, không phải “{number}”; ghi số nguyên hoặc dùng đơn vị nhỏ hơn",
                $"Only working days have a fraction, not '{number}'; write a whole number or a finer unit."
            );
            return false;
        }

        term = Term.Of(unit, whole);
        error = null;
        return true;
    }

    private static string Number(Term term, char point)
    {
        if (term.Unit != TermUnit.WorkingDays)
        {
            return term.Amount.ToString(CultureInfo.InvariantCulture);
        }

        var whole = (term.Amount / 2).ToString(CultureInfo.InvariantCulture);
        return term.Amount % 2 == 0 ? whole : $"{whole}{point}5";
    }

    private static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        // Half a surrogate pair can't be normalised; as a rune it becomes the replacement mark. Nor can what is no character.
        var sound = string.Concat(
            text.EnumerateRunes().Select(rune => rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString())
        );
        var words = sound
            .Normalize(NormalizationForm.FormC)
            .ToLowerInvariant()
            .Split([' ', '\t', '\n', '\r', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    // As nearly every term is written: nothing to normalise.
    private static bool IsClean(string text) =>
        !text.AsSpan().ContainsAnyExcept(s_plain)
        && !text.StartsWith(' ')
        && !text.EndsWith(' ')
        && !text.Contains("  ", StringComparison.Ordinal);
}

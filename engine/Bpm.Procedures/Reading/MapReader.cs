using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Procedures.Reading;

/// <summary>
/// Reads the keys of one YAML map and remembers which were asked for, so that <see cref="Done"/> can name the rest.
/// Every reader answers null for what is wrong, after it has said so.
/// </summary>
public sealed class MapReader
{
    private static readonly SearchValues<char> s_kebab = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private readonly List<string> known = new(8);

    private readonly Said what;

    private MapReader(YamlMap map, Findings findings, Said what)
    {
        Map = map;
        Findings = findings;
        this.what = what;
    }

    public YamlMap Map { get; }
    public Findings Findings { get; }

    /// <summary>The node as a map, or null after a finding.</summary>
    /// <param name="what">What the map describes: <c>("bước", "a step")</c>.</param>
    public static MapReader? Of(YamlNode? node, Findings findings, Said what)
    {
        if (node is null)
        {
            return null;
        }

        if (node is YamlMap map)
        {
            return new MapReader(map, findings, what);
        }

        findings.Add(
            Codes.WrongShape,
            node,
            ($"{what.Vi} phải viết thành các cặp khóa và giá trị", $"{what.En} is written as keys and values"),
            ("ví dụ { id: … }", "for example { id: … }")
        );
        return null;
    }

    public bool Has(string key)
    {
        return Node(key) is not null;
    }

    public YamlNode? Node(string key)
    {
        Know(key);
        var node = Map[key];
        return node is YamlScalar { IsEmpty: true } ? null : node;
    }

    public YamlScalar? Scalar(string key) => Scalar(key, ("văn bản", "text"));

    /// <param name="what">What the value is: <c>("thời hạn", "a term")</c>.</param>
    public YamlScalar? Scalar(string key, Said what)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar;
            case { } other:
                Findings.Add(
                    Codes.WrongShape,
                    other,
                    ($"“{key}” chỉ có một giá trị, là {what.Vi}", $"'{key}' is {what.En} in one value")
                );
                return null;
        }
    }

    public string? Text(string key) => Scalar(key)?.Text;

    /// <summary>A text that must be there.</summary>
    public YamlScalar? Required(string key, Position fallback)
    {
        var scalar = Scalar(key);
        if (scalar is null && Node(key) is null)
        {
            Missing(key, fallback);
        }

        return scalar;
    }

    public void Missing(string key, Position at) =>
        Findings.Add(
            Codes.MissingKey,
            at,
            ($"thiếu khóa “{key}:”", $"'{key}:' is missing"),
            ($"thêm “{key}: …”", $"add '{key}: …'")
        );

    /// <summary>The map under a key, which is called by it; null when there is none, or after a finding.</summary>
    public MapReader? SubMap(string key) => Node(key) is { } node ? Of(node, Findings, Said.Quoted(key)) : null;

    /// <summary>The items of a list; one single value counts as a list of one.</summary>
    public IReadOnlyList<YamlNode> Items(string key) =>
        Node(key) switch
        {
            null => [],
            YamlList list => list.Items,
            { } single => [single],
        };

    public ImmutableArray<string> Words(string key) =>
        [.. Items(key).Select(item => ScalarOf(item, key)?.Text).OfType<string>()];

    public ImmutableArray<YamlScalar> Scalars(string key) =>
        [.. Items(key).Select(item => ScalarOf(item, key)).OfType<YamlScalar>()];

    private YamlScalar? ScalarOf(YamlNode item, string key)
    {
        if (item is YamlScalar { IsEmpty: false } scalar)
        {
            return scalar;
        }

        Findings.Add(
            Codes.WrongShape,
            item,
            ($"“{key}” là danh sách, mỗi mục một từ", $"'{key}' is a list of single words")
        );
        return null;
    }

    public bool? YesNo(string key)
    {
        if (Scalar(key, ("yes hoặc no", "yes or no")) is not { } scalar)
        {
            return null;
        }

        if (YesNoOf(scalar) is { } value)
        {
            return value;
        }

        Findings.Add(
            Codes.NotAWord,
            scalar,
            ($"“{key}” chỉ nhận yes hoặc no, không nhận “{scalar.Text}”", $"'{key}' is yes or no, not '{scalar.Text}'"),
            ("ghi yes (có) hoặc no (không)", "write yes or no")
        );
        return null;
    }

    public static bool? YesNoOf(YamlScalar scalar) =>
        scalar.Text switch
        {
            "yes" or "true" => true,
            "no" or "false" => false,
            _ => null,
        };

    public int? Whole(string key, int min, int max)
    {
        if (Scalar(key, ("số nguyên", "a whole number")) is not { } scalar)
        {
            return null;
        }

        if (
            int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min
            && value <= max
        )
        {
            return value;
        }

        Findings.Add(
            Codes.NotANumber,
            scalar,
            (
                $"“{key}” là số nguyên từ {min} đến {max}, không phải “{scalar.Text}”",
                $"'{key}' is a whole number from {min} to {max}, not '{scalar.Text}'"
            )
        );
        return null;
    }

    public decimal? Amount(string key)
    {
        if (Scalar(key, ("số", "a number")) is not { } scalar)
        {
            return null;
        }

        if (
            decimal.TryParse(
                scalar.Text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return value;
        }

        Findings.Add(
            Codes.NotANumber,
            scalar,
            ($"“{key}” là số, không phải “{scalar.Text}”", $"'{key}' is a number, not '{scalar.Text}'"),
            (
                "ghi chữ số, dấu chấm cho phần thập phân, không ngăn cách hàng nghìn",
                "digits with a point, no thousands separator"
            )
        );
        return null;
    }

    public Term? Term(string key) =>
        Scalar(key, ("thời hạn", "a term")) is { } scalar ? TermOf(scalar, Findings) : null;

    public static Term? TermOf(YamlScalar scalar, Findings findings)
    {
        if (WorkingTime.Term.TryParse(scalar.Text, out var term, out var error))
        {
            return term;
        }

        findings.Add(
            Codes.BadTerm,
            scalar,
            ($"“{scalar.Text}” không phải là thời hạn", $"'{scalar.Text}' is not a term"),
            error
        );
        return null;
    }

    public LocalDate? Date(string key)
    {
        if (Scalar(key, ("ngày", "a date")) is not { } scalar)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(scalar.Text) is { Success: true, Value: { Year: >= 1900 and <= 2200 } date })
        {
            return date;
        }

        Findings.Add(
            Codes.NotADate,
            scalar,
            ($"“{scalar.Text}” không phải là ngày", $"'{scalar.Text}' is not a date"),
            ("ghi năm-tháng-ngày, ví dụ 2026-02-12", "write year-month-day, for example 2026-02-12")
        );
        return null;
    }

    public LocalTime? Time(string key)
    {
        if (Scalar(key, ("giờ trong ngày", "a time of day")) is not { } scalar)
        {
            return null;
        }

        if (
            LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(scalar.Text) is
            { Success: true, Value: var time }
        )
        {
            return time;
        }

        Findings.Add(
            Codes.NotADate,
            scalar,
            ($"“{scalar.Text}” không phải là giờ trong ngày", $"'{scalar.Text}' is not a time of day"),
            ("ghi giờ và phút, ví dụ \"15:00\"", "write hours and minutes, for example \"15:00\"")
        );
        return null;
    }

    public LocalDateTime? Moment(string key) =>
        Scalar(key, ("ngày giờ", "a date and time")) is { } scalar ? MomentOf(scalar, Findings) : null;

    public static LocalDateTime? MomentOf(YamlScalar scalar, Findings findings)
    {
        foreach (var pattern in s_moments)
        {
            if (pattern.Parse(scalar.Text) is { Success: true, Value: { Year: >= 1900 and <= 2200 } moment })
            {
                return moment;
            }
        }

        findings.Add(
            Codes.NotADate,
            scalar,
            ($"“{scalar.Text}” không phải là ngày giờ", $"'{scalar.Text}' is not a date and time"),
            ("ghi chẳng hạn 2026-02-12T09:10", "write for example 2026-02-12T09:10")
        );
        return null;
    }

    /// <summary>One of some words; a wrong one is a finding and gives the first.</summary>
    public T Word<T>(string key, T absent, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Scalar(key, ("một từ", "one word")) is not { } scalar)
        {
            return absent;
        }

        var names = new List<string>();
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, scalar.Text, StringComparison.Ordinal))
            {
                return value;
            }

            names.Add(word);
        }

        Findings.Add(
            Codes.NotAWord,
            scalar,
            ($"“{key}” không nhận giá trị “{scalar.Text}”", $"'{key}' cannot be '{scalar.Text}'"),
            DidYouMean.OneOf(scalar.Text, names)
        );
        return absent;
    }

    /// <summary>An id in kebab-case; null after a finding.</summary>
    public YamlScalar? Id(string key, Position fallback)
    {
        var scalar = Required(key, fallback);
        if (scalar is not null && !IsKebab(scalar.Text))
        {
            Findings.Add(
                Codes.NotAnId,
                scalar,
                ($"“{scalar.Text}” không phải là mã hợp lệ", $"'{scalar.Text}' is not an id"),
                (
                    "chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ: send-to-tax",
                    "small letters, digits and hyphens, beginning with a letter: send-to-tax"
                )
            );
            return null;
        }

        return scalar;
    }

    public static bool IsKebab(string text) =>
        text.Length is > 0 and <= LanguageLimits.IdLength
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExcept(s_kebab);

    /// <summary>Reports every key that no reader asked for.</summary>
    /// <param name="called">What the map turned out to describe, where that is more than it was called at first.</param>
    public void Done(Said? called = null)
    {
        var whole = called ?? what;
        Findings.Asked.Add((whole.En, known));
        foreach (var entry in Map.Entries)
        {
            if (!known.Contains(entry.Key.Text))
            {
                Findings.Add(
                    Codes.UnknownKey,
                    entry.Key,
                    ($"{whole.Vi} không có khóa “{entry.Key.Text}”", $"{whole.En} has no key '{entry.Key.Text}'"),
                    DidYouMean.Hint(entry.Key.Text, known, ("khóa", "keys"))
                );
            }
        }
    }

    private void Know(string key)
    {
        if (!known.Contains(key))
        {
            known.Add(key);
        }
    }

    private static readonly LocalDateTimePattern[] s_moments =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd' 'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];
}

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
    private readonly List<string> known = [];

    public MapReader(YamlMap map, Findings findings)
    {
        Map = map;
        Findings = findings;
    }

    public YamlMap Map { get; }
    public Findings Findings { get; }

    /// <summary>The node as a map, or null after a finding.</summary>
    public static MapReader? Of(YamlNode? node, Findings findings, string what)
    {
        if (node is null)
        {
            return null;
        }

        if (node is YamlMap map)
        {
            return new MapReader(map, findings);
        }

        findings.Add(Codes.WrongShape, node, $"{what} is written as keys and values", "for example { id: … }");
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

    public YamlScalar? Scalar(string key, string what = "text")
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar;
            case { } other:
                Findings.Add(Codes.WrongShape, other, $"'{key}' is {what} in one value", null);
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
        Findings.Add(Codes.MissingKey, at, $"'{key}:' is missing", $"add '{key}: …'");

    public MapReader? SubMap(string key, string what) => Of(Node(key), Findings, what);

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

        Findings.Add(Codes.WrongShape, item, $"'{key}' is a list of single words", null);
        return null;
    }

    public bool? YesNo(string key)
    {
        if (Scalar(key, "yes or no") is not { } scalar)
        {
            return null;
        }

        if (YesNoOf(scalar) is { } value)
        {
            return value;
        }

        Findings.Add(Codes.NotAWord, scalar, $"'{key}' is yes or no, not '{scalar.Text}'", "write yes or no");
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
        if (Scalar(key, "a whole number") is not { } scalar)
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
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{key}' is a whole number from {min} to {max}, not '{scalar.Text}'"
            ),
            null
        );
        return null;
    }

    public decimal? Amount(string key)
    {
        if (Scalar(key, "a number") is not { } scalar)
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
            $"'{key}' is a number, not '{scalar.Text}'",
            "digits with a point, no thousands separator"
        );
        return null;
    }

    public Term? Term(string key) => Scalar(key, "a term") is { } scalar ? TermOf(scalar, Findings) : null;

    public static Term? TermOf(YamlScalar scalar, Findings findings)
    {
        if (WorkingTime.Term.TryParse(scalar.Text, out var term, out var error))
        {
            return term;
        }

        findings.Add(
            Codes.BadTerm,
            scalar,
            $"'{scalar.Text}' is not a term",
            error ?? "write for example '3 working days', '4 working hours', '10 calendar days' or 'same day'"
        );
        return null;
    }

    public LocalDate? Date(string key)
    {
        if (Scalar(key, "a date") is not { } scalar)
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
            $"'{scalar.Text}' is not a date",
            "write year-month-day, for example 2026-02-12"
        );
        return null;
    }

    public LocalTime? Time(string key)
    {
        if (Scalar(key, "a time of day") is not { } scalar)
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
            $"'{scalar.Text}' is not a time of day",
            "write hours and minutes, for example \"15:00\""
        );
        return null;
    }

    public LocalDateTime? Moment(string key) =>
        Scalar(key, "a date and time") is { } scalar ? MomentOf(scalar, Findings) : null;

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
            $"'{scalar.Text}' is not a date and time",
            "write for example 2026-02-12T09:10"
        );
        return null;
    }

    /// <summary>One of some words; a wrong one is a finding and gives the first.</summary>
    public T Word<T>(string key, T absent, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Scalar(key, "one word") is not { } scalar)
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
            $"'{key}' cannot be '{scalar.Text}'",
            DidYouMean.Nearest(scalar.Text, names) is { } near
                ? $"did you mean '{near}'?"
                : $"one of: {string.Join(", ", names)}"
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
                $"'{scalar.Text}' is not an id",
                "small letters, digits and hyphens, beginning with a letter: send-to-tax"
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
    public void Done(string what)
    {
        Findings.Asked.Add((what, known));
        foreach (var entry in Map.Entries)
        {
            if (!known.Contains(entry.Key.Text))
            {
                Findings.Add(
                    Codes.UnknownKey,
                    entry.Key,
                    $"{what} has no key '{entry.Key.Text}'",
                    DidYouMean.Hint(entry.Key.Text, known, "keys")
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

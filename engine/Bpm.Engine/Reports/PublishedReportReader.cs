using System.Collections.Immutable;
using System.Text.Json;
using Bpm.Procedures.Text;

namespace Bpm.Engine.Reports;

/// <summary>Reads published figures from JSON. Whatever is wrong is said with its place; nothing is skipped.</summary>
/// <remarks>
/// <c>{"report": "R1", "sections": [{"title", "figures": {"received": 21969}, "rates": [{"part", "whole"?, "printed"}],
/// "averages": [{"name", "values", "weights"?, "printed"}], "identities": [{"whole", "parts"}]}]}</c>; printed numbers
/// are texts, since their decimals count.
/// </remarks>
public sealed class PublishedReportReader
{
    private readonly List<string> problems = [];

    /// <summary>The report, or what keeps it from being read: never both.</summary>
    public static (PublishedReport? Report, ImmutableArray<string> Problems) Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            var reader = new PublishedReportReader();
            var report = reader.Report(document.RootElement);
            return reader.problems.Count == 0 ? (report, []) : (null, [.. reader.problems]);
        }
        catch (JsonException broken)
        {
            return (null, [$"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: this is no JSON"]);
        }
    }

    private PublishedReport Report(JsonElement root)
    {
        var name = Text(root, "report", "$");
        var sections = Items(root, "sections", "$").Select(s => Section(s.Item, s.Place)).ToImmutableArray();
        if (sections.IsEmpty)
        {
            problems.Add("$.sections: there is nothing to check; give at least one section with figures");
        }

        return new PublishedReport(name, sections);
    }

    private PublishedSection Section(JsonElement section, string place)
    {
        var identities = Items(section, "identities", place)
            .Select(i => new Identity([Text(i.Item, "whole", i.Place)], Texts(i.Item, "parts", i.Place), []))
            .ToImmutableArray();
        string[] own = [.. identities.SelectMany(i => i.Wholes.Concat(i.Required))];
        var figures = Figures(section, place, [.. Reports.Figures.Names, .. own]);
        return new PublishedSection(Text(section, "title", place))
        {
            Figures = figures,
            Identities = identities,
            Rates =
            [
                .. Items(section, "rates", place).Select(r => Rate(r.Item, r.Place, figures)).OfType<PrintedRate>(),
            ],
            Averages =
            [
                .. Items(section, "averages", place).Select(a => Average(a.Item, a.Place)).OfType<PrintedAverage>(),
            ],
        };
    }

    private ImmutableSortedDictionary<string, long> Figures(JsonElement section, string place, string[] names)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        if (!TryGet(section, "figures", out var map))
        {
            return figures.ToImmutable();
        }

        if (map.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{place}.figures: names with whole numbers belong here");
            return figures.ToImmutable();
        }

        foreach (var figure in map.EnumerateObject())
        {
            var at = $"{place}.figures.{figure.Name}";
            if (!names.Contains(figure.Name, StringComparer.Ordinal))
            {
                problems.Add(
                    $"{at}: no identity knows this figure; {DidYouMean.Hint(figure.Name, names, ("số liệu", "figures"))?.En}, or say under 'identities' what it adds to"
                );
            }
            else if (
                figure.Value.ValueKind != JsonValueKind.Number
                || !figure.Value.TryGetInt64(out var value)
                || value < 0
            )
            {
                problems.Add($"{at}: {figure.Value.GetRawText()} is no whole number from 0");
            }
            else if (!figures.TryAdd(figure.Name, value))
            {
                problems.Add($"{at}: stands twice");
            }
        }

        return figures.ToImmutable();
    }

    private PrintedRate? Rate(JsonElement rate, string place, ImmutableSortedDictionary<string, long> figures)
    {
        var part = Text(rate, "part", place);
        var whole = TryGet(rate, "whole", out _) ? Text(rate, "whole", place) : null;
        foreach (var name in new[] { part, whole }.OfType<string>().Where(n => n.Length > 0 && !figures.ContainsKey(n)))
        {
            problems.Add($"{place}: the section has no figure '{name}'");
        }

        if (whole is not null && figures.GetValueOrDefault(whole, 1) == 0)
        {
            problems.Add($"{place}.whole: nothing is a share of 0");
        }

        return Printed(rate, place) is { } printed && problems.Count == 0
            ? new PrintedRate(part, whole, printed)
            : null;
    }

    private PrintedAverage? Average(JsonElement average, string place)
    {
        var name = Text(average, "name", place);
        var values = Numbers(average, "values", place);
        var weights = Numbers(average, "weights", place);
        if (values.IsEmpty)
        {
            problems.Add($"{place}.values: an average needs the values it is of");
        }

        if (!weights.IsEmpty && (weights.Length != values.Length || weights.Sum() <= 0))
        {
            problems.Add($"{place}.weights: as many as values, with a sum above 0");
        }

        return Printed(average, place) is { } printed ? new PrintedAverage(name, values, weights, printed) : null;
    }

    private PrintedNumber? Printed(JsonElement owner, string place)
    {
        var text = Text(owner, "printed", place);
        var printed = PrintedNumber.Read(text);
        if (printed is null && text.Length > 0)
        {
            problems.Add(
                $"{place}.printed: '{text}' is no printed number; write it as text, such as \"96.57\" or \"> 96\""
            );
        }

        return printed;
    }

    private string Text(JsonElement owner, string key, string place)
    {
        if (
            TryGet(owner, key, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
        )
        {
            return text;
        }

        problems.Add($"{place}.{key}: a text belongs here");
        return "";
    }

    private ImmutableArray<string> Texts(JsonElement owner, string key, string place) =>
        [
            .. Items(owner, key, place)
                .Select(i => i.Item.ValueKind == JsonValueKind.String ? i.Item.GetString()! : i.Item.GetRawText()),
        ];

    private ImmutableArray<decimal> Numbers(JsonElement owner, string key, string place)
    {
        var numbers = ImmutableArray.CreateBuilder<decimal>();
        foreach (var (item, at) in Items(owner, key, place))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetDecimal(out var number))
            {
                numbers.Add(number);
            }
            else
            {
                problems.Add($"{at}: {item.GetRawText()} is no number");
            }
        }

        return numbers.ToImmutable();
    }

    private List<(JsonElement Item, string Place)> Items(JsonElement owner, string key, string place)
    {
        if (!TryGet(owner, key, out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            problems.Add($"{place}.{key}: a list belongs here");
            return [];
        }

        return [.. list.EnumerateArray().Select((item, i) => (item, $"{place}.{key}[{i}]"))];
    }

    private static bool TryGet(JsonElement owner, string key, out JsonElement value)
    {
        value = default;
        return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(key, out value);
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Bpm.Procedures.Import;

/// <summary>Reads a list of JSON objects, one a line (.jsonl). A line that is none is named, and the rest is read.</summary>
public static class JsonRows
{
    public static RowList Read(string text)
    {
        var rows = ImmutableArray.CreateBuilder<CatalogueRow>();
        var bad = ImmutableArray.CreateBuilder<BadRow>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                {
                    rows.Add(Row(new JsonFacts(document.RootElement), number));
                }
                else
                {
                    bad.Add(new BadRow(number, "", "the line is no JSON object"));
                }
            }
            catch (JsonException broken)
            {
                bad.Add(new BadRow(number, "", $"the line is no JSON: {ListText.Clean(broken.Message)}"));
            }
        }

        return new RowList(rows.ToImmutable(), bad.ToImmutable());
    }

    private static CatalogueRow Row(JsonFacts facts, int line)
    {
        var papers = facts
            .Maps("documents")
            .Select(d => new FactPaper(d.Text("title"), d.Whole("originals"), d.Whole("copies"), d.Text("case")))
            .Where(p => p.Title.Length > 0)
            .ToImmutableArray();
        return new CatalogueRow(line)
        {
            Code = facts.Text("code"),
            Name = facts.Text("name"),
            Field = facts.Text("field"),
            HandledBy = facts.Text("handledBy"),
            HandledByIsDerived = facts.Text("handledByIs") == "derived",
            Levels = facts.Texts("levels"),
            Limit = facts.Map("limit") is { } limit ? Term(limit, "amount") : null,
            SameDay = facts.YesNo("sameDay") ?? false,
            Limits = [.. facts.Maps("limits").Select(l => Term(l, "qty")).OfType<FactTerm>()],
            Fees = [.. facts.Numbers("feesVnd").Where(f => f is >= 0 and < long.MaxValue).Select(decimal.ToInt64)],
            FeeFree = facts.YesNo("feeFree") ?? false,
            OnlineOffered = facts.YesNo("onlineOffered"),
            OnlineLevel = facts.Text("onlineLevel"),
            Papers = papers,
            PapersTotal = facts.Whole("documentsTotal") ?? papers.Length,
            Actors = facts.Texts("actors"),
            Result = facts.Text("result"),
            CoordinatedWith = facts.Text("coordinatedWith"),
            Decision = facts.Text("decision"),
            AsOf = facts.Text("asOf"),
            Flags = facts.Texts("flags"),
        };
    }

    private static FactTerm? Term(JsonFacts map, string amount) =>
        map.Number(amount) is { } number && map.Text("unit") is { Length: > 0 } unit
            ? new FactTerm(number, unit)
            : null;

    /// <summary>An object whose values may have any type: one of the wrong type is as good as none.</summary>
    private readonly struct JsonFacts(JsonElement element)
    {
        public string Text(string key) =>
            Value(key) is { ValueKind: JsonValueKind.String } text ? ListText.Clean(Safe(text)) : "";

        public ImmutableArray<string> Texts(string key) =>
            [
                .. Items(key)
                    .Where(i => i.ValueKind == JsonValueKind.String)
                    .Select(i => ListText.Clean(Safe(i)))
                    .Where(t => t.Length > 0),
            ];

        public decimal? Number(string key) =>
            Value(key) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var amount)
                ? amount
                : null;

        public IEnumerable<decimal> Numbers(string key) =>
            Items(key)
                .Where(i => i.ValueKind == JsonValueKind.Number && i.TryGetDecimal(out _))
                .Select(i => i.GetDecimal());

        public int? Whole(string key) =>
            Number(key) is { } n && n == decimal.Truncate(n) && n is >= 0 and <= 9_999 ? decimal.ToInt32(n) : null;

        public bool? YesNo(string key) =>
            Value(key)?.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            };

        public JsonFacts? Map(string key) =>
            Value(key) is { ValueKind: JsonValueKind.Object } map ? new JsonFacts(map) : null;

        public IEnumerable<JsonFacts> Maps(string key) =>
            Items(key).Where(i => i.ValueKind == JsonValueKind.Object).Select(i => new JsonFacts(i));

        private JsonElement[] Items(string key) =>
            Value(key) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

        private JsonElement? Value(string key) => element.TryGetProperty(key, out var value) ? value : null;

        // Half a surrogate pair, written as an escape, is valid JSON and no text.
        private static string Safe(JsonElement text)
        {
            try
            {
                return text.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                return "";
            }
        }
    }
}

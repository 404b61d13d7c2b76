using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Authoring;

/// <summary>An entry of the outline.</summary>
/// <param name="Kind">section | step | branch | paper | field | fee | case | rule | example | parameter.</param>
/// <param name="From">All of it; <paramref name="At"/> is where its name stands.</param>
public sealed record Symbol(
    string Kind,
    string Id,
    string Name,
    int At,
    int From,
    int To,
    ImmutableArray<Symbol> Children
);

/// <summary>The outline of a draft: its sections, and what has an id in them.</summary>
internal static class Outline
{
    public static ImmutableArray<Symbol> Of(Draft draft) =>
        draft.Root is YamlMap root ? [.. root.Entries.Select(e => Section(draft, e))] : [];

    private static Symbol Section(Draft draft, YamlEntry entry) =>
        new(
            "section",
            entry.Key.Text,
            entry.Value is YamlScalar { Text.Length: <= 80 } scalar ? scalar.Text : "",
            entry.Key.Span.Start,
            entry.Key.Span.Start,
            Math.Max(entry.Key.Span.End, entry.Value.Span.End),
            Children(draft, entry)
        );

    private static ImmutableArray<Symbol> Children(Draft draft, YamlEntry entry) =>
        entry.Key.Text switch
        {
            "steps" => Steps(entry.Value),
            "papers" => Records(entry.Value, "paper", "id", "name"),
            "form" => Records(entry.Value, "field", "id", "label"),
            "fees" => Records(entry.Value, "fee", "id", "name"),
            "results" => Records(entry.Value, "result", "id", "name"),
            "examples" => Records(entry.Value, "example", "name", "name"),
            "parameters" => Records(entry.Value, "parameter", "id", "name"),
            "grounds" => Records(entry.Value, "ground", "id", "name"),
            "values" => Records(entry.Value, "policy", "id", "basis"),
            "items" => Records(entry.Value, "item", "procedure", "committed"),
            "units" => Records(entry.Value, "unit", "code", "name"),
            "roles" => Records(entry.Value, "role", "id", "name"),
            "fields" => Records(entry.Value, "field", "id", "name"),
            "people" => Records(entry.Value, "person", "user", "name"),
            "cases" when entry.Value is YamlMap cases =>
            [
                .. cases.Entries.Select(c => new Symbol(
                    "case",
                    c.Key.Text,
                    c.Value is YamlMap map ? Text(map, "name") : "",
                    c.Key.Span.Start,
                    c.Key.Span.Start,
                    Math.Max(c.Key.Span.End, c.Value.Span.End),
                    []
                )),
            ],
            "rules" =>
            [
                .. RuleNames
                    .Places(draft)
                    .Select(r => new Symbol("rule", r.Name, "", r.Start, r.Start, r.Start + r.Name.Length, [])),
            ],
            _ => [],
        };

    private static ImmutableArray<Symbol> Steps(YamlNode? node) =>
        [.. Maps(node).Select(s => Record(s, "step", "id", "name") with { Children = Inside(s) })];

    private static ImmutableArray<Symbol> Inside(YamlMap step) =>
        [
            .. Steps(step["steps"]),
            .. Maps(step["branches"] is YamlMap ? null : step["branches"])
                .Select(b => Record(b, "branch", "id", "name") with { Children = Steps(b["steps"]) }),
            .. step["branches"] is YamlMap named
                ? named.Entries.Select(b => new Symbol(
                    "branch",
                    b.Key.Text,
                    "",
                    b.Key.Span.Start,
                    b.Key.Span.Start,
                    Math.Max(b.Key.Span.End, b.Value.Span.End),
                    Steps(b.Value is YamlMap map ? map["steps"] : b.Value)
                ))
                : [],
            .. Steps(step["children"]),
        ];

    private static ImmutableArray<Symbol> Records(YamlNode node, string kind, string id, string name) =>
        [.. Maps(node).Select(m => Record(m, kind, id, name))];

    private static Symbol Record(YamlMap map, string kind, string id, string name) =>
        new(
            kind,
            Text(map, id),
            Text(map, name),
            map[id]?.Span.Start ?? map.Span.Start,
            map.Span.Start,
            map.Span.End,
            []
        );

    private static IEnumerable<YamlMap> Maps(YamlNode? node) =>
        node switch
        {
            YamlList list => list.Items.OfType<YamlMap>(),
            YamlMap one => [one],
            _ => [],
        };

    private static string Text(YamlMap map, string key) => (map[key] as YamlScalar)?.Text ?? "";
}

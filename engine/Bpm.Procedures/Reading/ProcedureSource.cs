using System.Collections.Immutable;

namespace Bpm.Procedures.Reading;

/// <summary>
/// Leads from a record of the model back to its YAML, so that a check can put its caret on the very word.
/// </summary>
public sealed class ProcedureSource(YamlMap root)
{
    private readonly Dictionary<Position, YamlNode> nodes = [];

    public YamlMap Root { get; } = root;

    /// <summary>Remembers the map that a record was read from, by the record's position.</summary>
    public void Remember(Position position, YamlNode map) => nodes[position] = map;

    /// <summary>
    /// The node under a record's keys; the nearest one above when a key is not there, null when the record is unknown.
    /// </summary>
    public YamlNode? Find(Position record, params ReadOnlySpan<string> keys)
    {
        if (!nodes.TryGetValue(record, out var node))
        {
            return null;
        }

        foreach (var key in keys)
        {
            if ((node as YamlMap)?[key] is not { } next)
            {
                return node is YamlMap ? null : node;
            }

            node = next;
        }

        return node is YamlMap ? null : node;
    }

    /// <summary>The item of a list (or the single value) under a record's key that says a word.</summary>
    public YamlNode? FindItem(Position record, string key, string word) =>
        !nodes.TryGetValue(record, out var node) ? null
        : (node as YamlMap)?[key] is YamlList list ? list.Items.FirstOrDefault(i => i is YamlScalar s && s.Text == word)
        : (node as YamlMap)?[key];

    /// <summary>The list under a record's key.</summary>
    public ImmutableArray<YamlNode> List(Position record, string key) =>
        nodes.TryGetValue(record, out var node) && (node as YamlMap)?[key] is YamlList list ? list.Items : [];
}

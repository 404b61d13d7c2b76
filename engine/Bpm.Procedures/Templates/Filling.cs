using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Templates;

/// <summary>
/// Puts nodes into the holes of a template's body: a plain scalar that is exactly <c>$id</c>, and nothing else. What
/// has no hole in it is shared, not copied.
/// </summary>
internal static class Filling
{
    /// <summary>The parameter that a node names, or null for an ordinary node.</summary>
    public static string? Hole(YamlNode node) =>
        node is YamlScalar { IsPlain: true, Text: ['$', .. var id] } && MapReader.IsKebab(id) ? id : null;

    /// <summary>Every hole under some nodes, in the order of the file.</summary>
    public static IEnumerable<YamlScalar> Holes(IEnumerable<YamlNode> nodes) =>
        nodes.SelectMany(node =>
            node switch
            {
                YamlMap map => Holes(map.Entries.Select(e => e.Value)),
                YamlList list => Holes(list.Items),
                YamlScalar scalar when Hole(scalar) is not null => [scalar],
                _ => [],
            }
        );

    /// <param name="fill">What stands in a hole.</param>
    public static ImmutableArray<YamlNode> Fill(ImmutableArray<YamlNode> nodes, Func<YamlScalar, YamlNode> fill)
    {
        ImmutableArray<YamlNode>.Builder? changed = null;
        for (var i = 0; i < nodes.Length; i++)
        {
            var filled = Fill(nodes[i], fill);
            if (changed is null && !ReferenceEquals(filled, nodes[i]))
            {
                changed = nodes.ToBuilder();
            }

            changed?[i] = filled;
        }

        return changed?.ToImmutable() ?? nodes;
    }

    private static YamlNode Fill(YamlNode node, Func<YamlScalar, YamlNode> fill)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return Hole(scalar) is null ? scalar : fill(scalar);
            case YamlList list:
                var items = Fill(list.Items, fill);
                return items == list.Items ? list : list with { Items = items };
            case YamlMap map:
                ImmutableArray<YamlEntry>.Builder? entries = null;
                for (var i = 0; i < map.Entries.Length; i++)
                {
                    var entry = map.Entries[i];
                    var value = Fill(entry.Value, fill);
                    if (!ReferenceEquals(value, entry.Value))
                    {
                        entries ??= map.Entries.ToBuilder();
                        entries[i] = entry with { Value = value };
                    }
                }

                return entries is null ? map : map with { Entries = entries.ToImmutable() };
            default:
                return node;
        }
    }
}

using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Authoring;

/// <summary>A single value of a file with what may stand there.</summary>
/// <param name="Expected">What the value is described as; null under an unknown key.</param>
/// <param name="Shape">The map that it stands in, when that map has a description.</param>
/// <param name="Map">The map that it stands in; null for a list's item at the top.</param>
/// <param name="Key">The key whose value it is, or belongs to; null for the file itself.</param>
/// <param name="IsKey">It is itself a key of <paramref name="Map"/>.</param>
public sealed record TypedScalar(
    YamlScalar Scalar,
    ValueShape? Expected,
    Shape? Shape,
    YamlMap? Map,
    ShapeKey? Key,
    bool IsKey
)
{
    /// <summary>No place of the text: above all keys.</summary>
    internal static readonly TypedScalar Nowhere = new(null!, null, null, null, null, false);

    /// <summary>The kind of single value that it is read as; null when it is none of the described ones.</summary>
    public ScalarKind? Kind => KindOf(Expected);

    private static ScalarKind? KindOf(ValueShape? expected) =>
        expected switch
        {
            ValueShape.Scalar scalar => scalar.Kind,
            ValueShape.ListOf list => KindOf(list.Item),
            ValueShape.OneOf any => any.Ways.Select(KindOf).FirstOrDefault(k => k is not null),
            _ => null,
        };
}

/// <summary>Walks a tree together with the description of the language.</summary>
public static class TypedTree
{
    /// <summary>Every key and single value in the order of the text.</summary>
    /// <param name="shape">What the file is: one of the names in <see cref="Shapes"/>.</param>
    public static IEnumerable<TypedScalar> Walk(YamlNode root, string shape) =>
        Walk(root, new ValueShape.Map(shape), TypedScalar.Nowhere);

    private static IEnumerable<TypedScalar> Walk(YamlNode node, ValueShape? expected, TypedScalar at)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return [at with { Scalar = scalar, Expected = expected }];
            case YamlList list:
                var item = ItemOf(expected);
                return list.Items.SelectMany(i => Walk(i, item, at));
            case YamlMap map:
                return WalkMap(map, expected, at);
            default:
                return [];
        }
    }

    private static IEnumerable<TypedScalar> WalkMap(YamlMap map, ValueShape? expected, TypedScalar at)
    {
        var shape = ShapeOf(expected, map);
        var named = shape is null ? NamedOf(expected) : null;
        foreach (var entry in map.Entries)
        {
            var key = shape?.Key(entry.Key.Text);
            yield return new TypedScalar(
                entry.Key,
                named is null ? null : new ValueShape.Scalar(named.Key),
                shape,
                map,
                key ?? at.Key,
                IsKey: true
            );
            var inner = new TypedScalar(entry.Key, null, shape, map, key ?? at.Key, IsKey: false);
            foreach (var found in Walk(entry.Value, key?.Type ?? named?.Value, inner))
            {
                yield return found;
            }
        }
    }

    /// <summary>The map that may stand where something is expected, of the kind that this one is.</summary>
    public static Shape? ShapeOf(ValueShape? expected, YamlMap? map) =>
        expected switch
        {
            ValueShape.Map one => Shapes.Of(one.Shape, map),
            ValueShape.ListOf list => ShapeOf(list.Item, map),
            ValueShape.OneOf any => any.Ways.Select(w => ShapeOf(w, map)).FirstOrDefault(s => s is not null),
            _ => null,
        };

    private static ValueShape.Named? NamedOf(ValueShape? expected) =>
        expected switch
        {
            ValueShape.Named named => named,
            ValueShape.ListOf list => NamedOf(list.Item),
            ValueShape.OneOf any => any.Ways.Select(NamedOf).FirstOrDefault(n => n is not null),
            _ => null,
        };

    private static ValueShape? ItemOf(ValueShape? expected) =>
        expected switch
        {
            ValueShape.ListOf list => list.Item,
            ValueShape.OneOf any => any.Ways.Select(ItemOf).FirstOrDefault(i => i is not null),
            _ => null,
        };
}

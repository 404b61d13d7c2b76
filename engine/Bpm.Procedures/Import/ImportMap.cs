using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Import;

/// <summary>
/// What a province says about its own list (<c>--map FILE.yaml</c>): headers, agencies, fields, and the template of a
/// procedure where the rules choose another than it wants. Names are compared without tone marks.
/// </summary>
public sealed record ImportMap
{
    private static readonly ImmutableDictionary<string, string> s_none = ImmutableDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    /// <summary>Nothing said. After the empty table, which it holds.</summary>
    public static readonly ImportMap None = new();

    /// <summary>Header to column: code, name, field, handledBy, levels, limit, fees, online, papers, result, decision.</summary>
    public ImmutableDictionary<string, string> Columns { get; init; } = s_none;

    /// <summary>Agency to unit code, or <c>commune</c>.</summary>
    public ImmutableDictionary<string, string> Agencies { get; init; } = s_none;

    /// <summary>Field to field id.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = s_none;

    /// <summary>Procedure code to <c>template@version</c> or <c>template</c>.</summary>
    public ImmutableDictionary<string, string> Templates { get; init; } = s_none;

    /// <summary>Unit code for rows that name no agency.</summary>
    public string? DefaultAgency { get; init; }

    /// <summary>Where the list comes from, for <c>source: ref</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Reads a map; what is wrong with it stands in the findings.</summary>
    public static ImportMap Read(SourceFile file, out Findings findings)
    {
        if (
            MapReader.Of(YamlReader.Read(file, out findings), findings, ("tệp đối chiếu", "an import map"))
            is not { } map
        )
        {
            return None;
        }

        var read = new ImportMap
        {
            Columns = Pairs(map, "columns"),
            Agencies = Pairs(map, "agencies"),
            Fields = Pairs(map, "fields"),
            Templates = Pairs(map, "templates"),
            DefaultAgency = map.Text("default-agency"),
            Source = map.Text("source"),
        };
        map.Done();
        return read;
    }

    private static ImmutableDictionary<string, string> Pairs(MapReader map, string key)
    {
        var pairs = s_none.ToBuilder();
        if (map.SubMap(key) is { } all)
        {
            foreach (var entry in all.Map.Entries)
            {
                if (all.Text(entry.Key.Text) is { } value)
                {
                    pairs[ListText.Key(entry.Key.Text)] = value;
                }
            }
        }

        return pairs.ToImmutable();
    }
}

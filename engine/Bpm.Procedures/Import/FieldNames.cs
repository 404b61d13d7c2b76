using Bpm.Procedures.Organisation;

namespace Bpm.Procedures.Import;

/// <summary>Finds the field id of a list's field by any of its names.</summary>
internal sealed class FieldNames
{
    /// <summary>The field of what no other takes in.</summary>
    private const string Other = "general";

    private readonly Dictionary<string, string> byName = new(StringComparer.Ordinal);

    public FieldNames(Province province, ImportMap map)
    {
        foreach (var field in province.Fields)
        {
            foreach (var name in field.Takes.Append(field.Name).Append(field.Id))
            {
                byName.TryAdd(ListText.Key(name), field.Id);
            }
        }

        foreach (var (name, id) in map.Fields)
        {
            byName[name] = id;
        }
    }

    /// <summary>The id, and the rule when it isn't simply known.</summary>
    public (string Id, string? Rule) Find(string name) =>
        byName.TryGetValue(ListText.Key(name), out var id) ? (id, null)
        : name.Length == 0 ? (Other, "no-field-in-the-list")
        : (Other, "field-unknown");
}

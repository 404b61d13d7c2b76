namespace Bpm.Procedures.Reading;

/// <summary>The keys of one map so far. Most maps have a handful: only a long one is worth a table.</summary>
internal sealed class SeenKeys
{
    private const int Few = 16;
    private readonly List<YamlScalar> few = [];
    private Dictionary<string, YamlScalar>? many;

    /// <summary>Null, or the earlier key of the same name.</summary>
    public YamlScalar? Add(YamlScalar key)
    {
        if (many is not null)
        {
            return many.TryAdd(key.Text, key) ? null : many[key.Text];
        }

        foreach (var earlier in few)
        {
            if (string.Equals(earlier.Text, key.Text, StringComparison.Ordinal))
            {
                return earlier;
            }
        }

        few.Add(key);
        if (few.Count > Few)
        {
            many = few.ToDictionary(k => k.Text, StringComparer.Ordinal);
        }

        return null;
    }
}

using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Editing;

/// <summary>One list of steps of a text: the procedure's own, a branch's, a stage's, a group's children.</summary>
internal sealed record StepList(YamlList List, int Depth, string? Parent, string? Branch, bool IsChildren);

/// <summary>Finds every list of steps.</summary>
internal static class StepLists
{
    public static IEnumerable<StepList> Of(YamlNode? root) =>
        root is YamlMap map ? In(map["steps"], 0, null, null, isChildren: false) : [];

    private static IEnumerable<StepList> In(YamlNode? node, int depth, string? parent, string? branch, bool isChildren)
    {
        if (node is not YamlList list)
        {
            yield break;
        }

        yield return new StepList(list, depth, parent, branch, isChildren);
        foreach (var step in list.Items.OfType<YamlMap>())
        {
            var id = (step["id"] as YamlScalar)?.Text;
            var inside = In(step["steps"], depth + 1, id, null, isChildren: false)
                .Concat(In(step["children"], depth + 1, id, null, isChildren: true))
                .Concat(
                    Branches(step["branches"]).SelectMany(b => In(b.Steps, depth + 1, id, b.Id, isChildren: false))
                );
            foreach (var found in inside)
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<(string? Id, YamlNode? Steps)> Branches(YamlNode? node) =>
        node switch
        {
            YamlList list => list.Items.OfType<YamlMap>().Select(b => ((b["id"] as YamlScalar)?.Text, b["steps"])),
            YamlMap named => named.Entries.Select(e =>
                ((string?)e.Key.Text, e.Value is YamlMap map ? map["steps"] : e.Value)
            ),
            _ => [],
        };
}

using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Checks;

/// <summary>Children of a group that wait for each other's papers, and papers that only a child left out would give.</summary>
internal static class GroupCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var group in context.Steps.OfType<GroupStep>())
        {
            foreach (var child in group.Children)
            {
                if (Circle(group, child) is { } circle)
                {
                    context.At(
                        Codes.ChildrenWait,
                        child.Position,
                        ["takes"],
                        (
                            $"các thủ tục con chờ giấy tờ của nhau: {circle}",
                            $"the children wait for each other's papers: {circle}"
                        ),
                        (
                            "để một thủ tục con bắt đầu mà không cần giấy tờ của thủ tục kia",
                            "let one of them begin without the other's paper"
                        )
                    );
                    break;
                }
            }
        }
    }

    // From giver to giver: back at the child means that none of them ever begins.
    private static string? Circle(GroupStep group, ChildStep child)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(ChildStep At, string Way)>([(child, child.Id)]);
        while (open.TryPop(out var item))
        {
            foreach (var giver in group.Children.Where(g => g.Gives.Intersect(item.At.Takes).Any()))
            {
                var way = $"{item.Way} → {giver.Id}";
                if (giver.Id == child.Id)
                {
                    return way;
                }

                if (seen.Add(giver.Id))
                {
                    open.Push((giver, way));
                }
            }
        }

        return null;
    }
}

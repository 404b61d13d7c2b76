using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Bpm.Browser.Tests.Harness;

/// <summary>axe on the page as it stands: no serious or critical finding.</summary>
internal static class Accessibility
{
    public static async Task ShouldBeAccessible(this IPage page)
    {
        var result = await page.RunAxe();
        var serious = result
            .Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id} ({v.Impact}): {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(Where))}")
            .ToList();
        serious.ShouldBeEmpty($"{page.Url}: {string.Join("\n", serious)}");
    }

    private static string Where(AxeResultNode node) => $"{node.Target}: {node.Html}";
}

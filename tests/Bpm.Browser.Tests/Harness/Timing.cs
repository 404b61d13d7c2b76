using Microsoft.Playwright;

namespace Bpm.Browser.Tests.Harness;

/// <summary>Measures in the browser itself, without the way between test and browser.</summary>
internal static class Timing
{
    /// <summary>Milliseconds from the last key or input of an act until an element shows a text and has been painted.</summary>
    /// <param name="selector">Of the element; it must not show the text before.</param>
    public static async Task<double> TimeUntil(this IPage page, string selector, string text, Func<Task> act)
    {
        await page.EvaluateAsync(
            """
            ([selector, text]) => {
              window.__shown = new Promise((done) => {
                let from = 0;
                const start = () => (from = performance.now());
                const kinds = ['keydown', 'input'];
                kinds.forEach((kind) => addEventListener(kind, start, true));
                const watch = new MutationObserver(() => {
                  if (from === 0) return;
                  if (![...document.querySelectorAll(selector)].some((e) => e.textContent.includes(text))) return;
                  watch.disconnect();
                  kinds.forEach((kind) => removeEventListener(kind, start, true));
                  requestAnimationFrame(() => done(performance.now() - from));
                });
                watch.observe(document.body, { subtree: true, childList: true, characterData: true });
              });
            }
            """,
            new[] { selector, text }
        );
        await act();
        return await page.EvaluateAsync<double>("() => window.__shown");
    }
}

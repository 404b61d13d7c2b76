using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>Every page, at both widths and in both languages: accessible, nothing wider than the screen, no error in the console.</summary>
[Collection(nameof(JourneyCollection))]
public sealed class PagesTests(Journey journey)
{
    public static TheoryData<string> StaffPages =>
        [
            "/app/inbox?view=unit",
            "/app/inbox?view=mine",
            "/app/receive",
            "/app/dossiers",
            "/app/procedures",
            "/app/procedures/1.012787",
            "/app/procedures/findings",
        ];

    public static TheoryData<string> PublicPages => ["/", "/tra-cuu", "/thu-tuc", "/thu-tuc/1.012787"];

    [Theory]
    [MemberData(nameof(StaffPages))]
    public async Task A_staff_page(string path)
    {
        foreach (var width in new[] { 1366, 375 })
        {
            var page = await journey.NewPage(width, width == 375 ? 812 : 768);
            var errors = Listen(page);
            await page.GotoAsync("/app/");
            await page.Locator("[data-testid=demo-sign-in][data-user=tn1]").ClickAsync();
            await page.WaitForFunctionAsync("() => window.__app && window.__app.ready === true");
            await page.GotoAsync(path);
            await page.WaitForFunctionAsync("() => window.__app && window.__app.ready === true");
            await page.ShouldBeAccessible();
            await ShouldFit(page);
            errors.ShouldBeEmpty();
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [MemberData(nameof(PublicPages))]
    public async Task A_public_page(string path)
    {
        foreach (var width in new[] { 1366, 375 })
        {
            foreach (var language in new[] { "vi", "en" })
            {
                var page = await journey.NewPage(width, 812);
                var errors = Listen(page);
                await page.GotoAsync($"{path}?lang={language}");
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
                await page.ShouldBeAccessible();
                await ShouldFit(page);
                errors.ShouldBeEmpty();
                await page.Context.CloseAsync();
            }
        }
    }

    private static List<string> Listen(IPage page)
    {
        var errors = new List<string>();
        // 401 of the first `me` is how the app learns that nobody is signed in.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("401", StringComparison.Ordinal))
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }

    private static async Task ShouldFit(IPage page) =>
        (
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")
        ).ShouldBeTrue($"{page.Url} scrolls sideways");
}

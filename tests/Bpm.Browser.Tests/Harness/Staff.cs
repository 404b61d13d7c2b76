using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests.Harness;

/// <summary>One officer at one browser window, acting by what is written on the screen.</summary>
internal sealed class Staff(IPage page, string user)
{
    public IPage Page { get; } = page;
    public string User { get; } = user;

    /// <summary>Signs in with the demo button and waits for the inbox.</summary>
    public static async Task<Staff> SignIn(Journey journey, string user)
    {
        var page = await journey.NewPage();
        await page.GotoAsync("/app/");
        await page.Locator($"[data-testid=demo-sign-in][data-user={user}]").ClickAsync();
        await Expect(page.GetByTestId("live-status")).ToBeVisibleAsync();
        return new Staff(page, user);
    }

    /// <summary>Opens the unit's work and remembers this very page, so that a reload would show.</summary>
    public async Task WatchUnit()
    {
        await Page.GotoAsync("/app/inbox?view=unit");
        await Ready();
        await Expect(Page.GetByTestId("live-status")).ToHaveTextAsync("Trực tuyến");
        await Page.EvaluateAsync("() => { window.__samePage = true; }");
    }

    /// <summary>The dossier's task arrives in the open list, without a reload.</summary>
    public async Task ShouldSeeArrive(string code)
    {
        var pill = Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("việc mới vừa đến") });
        await Expect(pill).ToBeVisibleAsync();
        await pill.ClickAsync();
        await Expect(Row(code)).ToBeVisibleAsync();
        (await Page.EvaluateAsync<bool>("() => window.__samePage === true")).ShouldBeTrue("the page was reloaded");
    }

    public async Task OpenFromInbox(string code)
    {
        await Row(code).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(Page.GetByTestId("dossier-code")).ToHaveTextAsync(code);
        await Ready();
    }

    public async Task OpenDossier(string code, string tab = "")
    {
        await Page.GotoAsync($"/app/dossiers/{code}{(tab.Length > 0 ? "?tab=" + tab : "")}");
        await Expect(Page.GetByTestId("dossier-code")).ToHaveTextAsync(code);
        await Ready();
    }

    /// <summary>Chooses an action, gives a reason and papers where asked, reads the check and sends.</summary>
    public async Task Decide(string action, string? reason = null, string? paper = null)
    {
        var panel = Page.GetByRole(AriaRole.Complementary, new() { Name = "Quyết định" });
        await panel.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^" + Regex.Escape(action)) }).CheckAsync();
        if (paper is not null)
        {
            await panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex(Regex.Escape(paper)) }).CheckAsync();
        }

        if (reason is not null)
        {
            await panel.GetByLabel("Lý do").FillAsync(reason);
        }

        await panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Kiểm tra lại rồi") }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await Page.ShouldBeAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(panel.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
    }

    public async Task ShouldHaveStatus(string name, string text) =>
        await Expect(Page.GetByTestId($"status-{name}")).ToContainTextAsync(text);

    public ILocator Row(string code) => Page.Locator($"[data-testid=task-row][data-code='{code}']").First;

    /// <summary>The app says that the first data is painted.</summary>
    public async Task Ready() => await Page.WaitForFunctionAsync("() => window.__app && window.__app.ready === true");
}

using System.Text.Json;
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
    public static async Task<Staff> SignIn(
        Journey journey,
        string user,
        int width = 1366,
        ColorScheme scheme = ColorScheme.Light
    )
    {
        var page = await journey.NewPage(width, width < 720 ? 812 : 768, scheme);
        await page.GotoAsync("/app/");
        await page.Locator($"[data-testid=demo-sign-in][data-user={user}]").ClickAsync();
        // The sign-in page is "ready" too: only the frame's own parts say that the person is in.
        await Expect(page.Locator("nav").First).ToBeVisibleAsync();
        await Expect(page.GetByTestId("demo-sign-in")).ToHaveCountAsync(0);
        return new Staff(page, user);
    }

    /// <summary>Opens a page of the app and waits until its data is painted.</summary>
    public async Task Open(string path)
    {
        await Page.GotoAsync(path);
        await Ready();
    }

    /// <summary>Opens the unit's work and remembers this very page, so that a reload would show.</summary>
    public async Task WatchUnit()
    {
        await Open("/app/inbox?view=unit");
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

    /// <summary>A command over HTTP with this person's sign-in, for what a test only needs to have happened.</summary>
    public async Task<JsonElement> Post(string path, object body)
    {
        var answer = await Page.APIRequest.PostAsync(
            $"/api/v1{path}",
            new APIRequestContextOptions
            {
                DataObject = body,
                Headers = new Dictionary<string, string> { ["Idempotency-Key"] = Guid.NewGuid().ToString() },
            }
        );
        var text = await answer.TextAsync();
        answer.Ok.ShouldBeTrue($"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Takes an action of the open task of a step, over HTTP.</summary>
    public async Task Complete(string code, string step, string action)
    {
        var answer = await Page.APIRequest.GetAsync($"/api/v1/dossiers/{code}");
        var view = JsonDocument.Parse(await answer.TextAsync()).RootElement;
        var task = view.GetProperty("tasks")
            .EnumerateArray()
            .Single(t => t.GetProperty("step").GetProperty("id").GetString() == step)
            .GetProperty("task")
            .GetString();
        await Post($"/tasks/{task}/complete", new { action });
    }

    public async Task ShouldHaveStatus(string name, string text) =>
        await Expect(Page.GetByTestId($"status-{name}")).ToContainTextAsync(text);

    public ILocator Row(string code) => Page.Locator($"[data-testid=task-row][data-code='{code}']").First;

    /// <summary>The app says that the first data is painted.</summary>
    public async Task Ready()
    {
        await Page.WaitForFunctionAsync("() => window.__app && window.__app.ready === true");
        await Expect(Page.GetByTestId("demo-sign-in")).ToHaveCountAsync(0);
    }
}

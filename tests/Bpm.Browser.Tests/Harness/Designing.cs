using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests.Harness;

/// <summary>Acts at the designer's pages.</summary>
internal static class Designing
{
    /// <summary>As it is copied from the decision: a heading, tabs, no row for the return.</summary>
    public const string PaperTable =
        "TT\tNội dung công việc\tĐơn vị thực hiện\tThời gian\n1\tTiếp nhận hồ sơ\tBộ phận TN&TKQ\t01 ngày\n2\tGiải quyết\tPhòng Kinh tế - Hạ tầng\t10 ngày\n";

    public static async Task OpenNew(IPage page, string name)
    {
        await page.GotoAsync("/app/designer/new");
        await page.WaitForFunctionAsync("() => window.__app && window.__app.ready === true");
        await page.GetByLabel("Tên thủ tục").FillAsync(name);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Lĩnh vực" }).FillAsync("hoat dong xay dung");
        await page.GetByRole(AriaRole.Option, new() { Name = "Hoạt động xây dựng" }).ClickAsync();
        await page.GetByLabel("Thời hạn luật định").FillAsync("12");
    }

    public static async Task OpenDraft(IPage page, string name)
    {
        await OpenNew(page, name);
        await page.GetByLabel("Bảng các bước").FillAsync(PaperTable + "3\tTrả kết quả\tBộ phận TN&TKQ\t01 ngày\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }).ClickAsync();
        await Settled(page);
    }

    /// <summary>Everything on the page is of the text as it stands.</summary>
    public static async Task Settled(IPage page)
    {
        await Expect(page.GetByTestId("picture-state")).ToHaveAttributeAsync("data-choices", "true");
        await Expect(page.GetByTestId("picture-state")).ToHaveTextAsync("current");
        await Expect(page.GetByTestId("step-row").First).ToBeVisibleAsync();
    }

    /// <summary>Goes to a word of the text and types another over it.</summary>
    public static async Task Break(IPage page, string word, string wrong)
    {
        await Find(page, word);
        await page.Keyboard.InsertTextAsync(wrong);
    }

    /// <summary>Selects a word by the editor's own search.</summary>
    public static async Task Find(IPage page, string word)
    {
        await page.GetByTestId("editor").Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+f");
        // The panel takes the word when a key is let go.
        await page.Keyboard.TypeAsync(word);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
    }

    /// <summary>Tab (or back) until a control of that name has the focus.</summary>
    public static async Task TabTo(IPage page, string name, string key = "Tab")
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync(key);
            var focused = await page.EvaluateAsync<string>(
                "() => { const e = document.activeElement; return e?.labels?.[0]?.textContent ?? e?.textContent ?? ''; }"
            );
            if (focused.Trim() == name)
            {
                return;
            }
        }

        throw new InvalidOperationException($"Tab never reaches '{name}'.");
    }

    public static async Task ShouldFit(IPage page) =>
        (
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")
        ).ShouldBeTrue($"{page.Url} scrolls sideways");
}

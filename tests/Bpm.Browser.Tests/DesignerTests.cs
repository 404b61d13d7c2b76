using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Bpm.Browser.Tests.Harness.Designing;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>A procedure is written by somebody who knows no YAML, and tried before anybody depends on it.</summary>
[Collection(nameof(JourneyCollection))]
public sealed class DesignerTests(Journey journey)
{
    [Fact]
    public async Task A_step_is_written_with_the_keyboard_alone()
    {
        var page = (await Staff.SignIn(journey, "tk1")).Page;
        await OpenDraft(page, "Bàn phím");
        await page.GetByTestId("step-row").Nth(1).GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "Thêm bước", "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Kiểm tra thực địa");
        await TabTo(page, "Thời hạn");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("0,5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("step-row")).ToHaveCountAsync(4);
        await Expect(page.GetByTestId("step-row").Nth(2)).ToContainTextAsync("Kiểm tra thực địa");
        await Expect(page.GetByTestId("step-row").Nth(2)).ToHaveAttributeAsync("data-id", "kiem-tra-thuc-dia");
        await Expect(page.GetByTestId("editor")).ToContainTextAsync("within: 0.5 working days");

        // Into the text, out of it with Esc and Tab, and back by undo.
        await page.GetByTestId("editor").Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("() => document.activeElement?.dataset.testid !== 'editor'")).ShouldBeTrue(
            "the focus is held in the editor"
        );
        await page.GetByTestId("step-row").First.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.GetByTestId("step-row")).ToHaveCountAsync(3);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(375)]
    public async Task Every_page_of_the_designer_is_accessible(int width)
    {
        var page = (await Staff.SignIn(journey, "tk1", width)).Page;
        await OpenDraft(page, "Cho mọi người");
        foreach (var tab in new[] { "Các bước", "Sơ đồ", "Chạy thử" })
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await page.ShouldBeAccessible();
            await ShouldFit(page);
        }

        await page.GotoAsync("/app/designer");
        await Expect(page.GetByTestId("draft-row").First).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await ShouldFit(page);
        await page.EvaluateAsync("() => localStorage.setItem('bpm.language', 'en')");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Procedure drafts");
        await page.Context.CloseAsync();
    }
}

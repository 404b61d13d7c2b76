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

    [Fact]
    public async Task The_steps_of_a_template_are_read_changed_where_it_is_open_and_taken_over()
    {
        const string text = """
            procedure: local.residence-paper
            version: 1
            name: Xác nhận nơi cư trú
            field: civil-status
            authority: { office: commune, for: form.commune }
            source: { kind: demo }
            confirmed: no
            limit: { statutory: 5 working days }

            use: { template: commune-leader-signs@1, with: { appraise: 3 working days } }

            """;
        var author = await Staff.SignIn(journey, "tk1");
        var page = author.Page;
        var draft = await author.Post("/drafts", new { text = text.ReplaceLineEndings("\n") });
        await author.Open($"/app/designer/{draft.GetProperty("id").GetString()}");
        await Settled(page);
        await Expect(page.GetByText("Các bước đến từ mẫu")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("step-row")).ToHaveCountAsync(5);
        await page.GetByTestId("step-row").Nth(1).ClickAsync();
        var term = page.GetByTestId("step-form").GetByLabel("Thời hạn", new() { Exact = true });
        await Expect(term).ToHaveValueAsync("3");
        await term.FillAsync("2,5");
        await term.PressAsync("Enter");
        await Expect(page.GetByTestId("editor")).ToContainTextAsync("appraise: 2.5 working days");
        await Expect(page.GetByTestId("step-row").Nth(1)).ToContainTextAsync("2,5 ngày làm việc");
        await page.ShouldBeAccessible();

        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa các bước vào tệp này" }).ClickAsync();
        await Expect(page.GetByText("Các bước đến từ mẫu")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("step-row").Nth(1)).ToContainTextAsync("2,5 ngày làm việc");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Thêm bước" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.GetByText("Các bước đến từ mẫu")).ToBeVisibleAsync();
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

        var address = page.Url;
        await page.GotoAsync($"{address}/publish");
        await Expect(page.GetByText("Chưa ban hành được")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await ShouldFit(page);
        await page.GotoAsync("/app/designer/new");
        await Expect(page.GetByLabel("Bảng các bước")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await ShouldFit(page);
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

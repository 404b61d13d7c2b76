using System.Text.RegularExpressions;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Bpm.Browser.Tests.Harness.Designing;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>
/// A procedure from the table on paper to dossiers that run on it, by people who know no YAML: written, broken, mended, tried
/// out, put in force by a second person, received, and changed while the first dossier stays as it was promised.
/// </summary>
[Collection(nameof(JourneyCollection))]
public sealed class BuildingPermitTests(Journey journey)
{
    private const string Name = "Cấp giấy phép xây dựng nhà ở";

    [Fact]
    public async Task A_building_permit_from_its_paper_table_to_its_second_version()
    {
        var author = await Staff.SignIn(journey, "tk1");
        var page = author.Page;
        await WriteFromPaper(page);
        await ChangeAndMend(page);
        await TryAcrossTet(page);
        await KeepAsExample(page);
        var code = (await page.Locator(".designer-code").InnerTextAsync()).Trim();
        await Publish(author, "Thủ tục mới", effect: await Today(page));

        var desk = await Staff.SignIn(journey, "tn1");
        var dossier = await Receive(desk);
        await desk.OpenDossier(dossier);
        var due = await desk.Page.GetByTestId("clock-due").GetAttributeAsync("data-due");
        due.ShouldNotBeNullOrEmpty();

        await ShortenAsVersionTwo(author, code);
        await Publish(author, "9 ngày làm việc", effect: null);

        await desk.OpenDossier(dossier);
        await Expect(desk.Page.GetByTestId("clock-due")).ToHaveAttributeAsync("data-due", due);
        var view = await desk.Page.APIRequest.GetAsync($"/api/v1/dossiers/{dossier}");
        var procedure = (await view.JsonAsync()).ShouldNotBeNull().GetProperty("procedure");
        procedure.GetProperty("version").GetInt32().ShouldBe(1);
        await page.Context.CloseAsync();
        await desk.Page.Context.CloseAsync();
    }

    /// <summary>Rows are pasted, the last one is typed into fields.</summary>
    private static async Task WriteFromPaper(IPage page)
    {
        await OpenNew(page, Name);
        await page.GetByLabel("Bảng các bước").FillAsync(PaperTable);
        await page.GetByLabel("Nội dung công việc", new() { Exact = true }).FillAsync("Trả kết quả");
        await page.GetByLabel("Đơn vị", new() { Exact = true }).FillAsync("Bộ phận TN&TKQ");
        await page.GetByLabel("Thời gian", new() { Exact = true }).FillAsync("01 ngày");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm dòng" }).ClickAsync();
        await Expect(page.GetByTestId("preview").GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await Expect(page.GetByText("Đọc được, không có lỗi")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }).ClickAsync();
        await Settled(page);
        await Expect(page.GetByTestId("step-row")).ToHaveCountAsync(3);
        await Expect(page.GetByText("Không có vấn đề")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("time-verdict")).ToContainTextAsync("Còn dư 1 ngày");
        await Expect(page.GetByTestId("unready")).ToContainTextAsync("chạy thử và lưu một ví dụ");
    }

    /// <summary>A term by the form; then a word is broken in the text and mended by the fix that is offered.</summary>
    private static async Task ChangeAndMend(IPage page)
    {
        await page.GetByTestId("step-row").Nth(1).ClickAsync();
        var term = page.GetByTestId("step-form").GetByLabel("Thời hạn", new() { Exact = true });
        await term.FillAsync("11");
        await term.PressAsync("Enter");
        await Expect(page.GetByTestId("time-verdict")).ToContainTextAsync("Khớp");
        await Expect(page.GetByTestId("editor")).ToContainTextAsync("within: 11 working days");

        await Break(page, "specialist", "specialst");
        var problem = page.GetByTestId("problem-row").Filter(new() { HasText = "specialst" });
        await Expect(problem).ToBeVisibleAsync();
        await Expect(page.GetByTestId("unready")).ToContainTextAsync("còn 1 lỗi");
        await problem.Locator(".problem-fixes button").First.ClickAsync();
        await Expect(page.GetByText("Không có vấn đề")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("editor")).Not.ToContainTextAsync("specialst");

        // Drawn: the same steps in the same order, and the choice is one.
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sơ đồ" }).ClickAsync();
        var node = page.Locator(".react-flow__node[data-id=giai-quyet]");
        await Expect(node).ToHaveAttributeAsync("aria-label", new Regex("Bước 2/3 Giải quyết"));
        await node.ClickAsync();
        await Expect(page.GetByTestId("editor").Locator(".cm-step").First).ToContainTextAsync("giai-quyet");
        await page.ShouldBeAccessible();
    }

    /// <summary>Received on the last days before Tết, decided when the next deadline is near.</summary>
    private static async Task TryAcrossTet(IPage page)
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = "Chạy thử" }).ClickAsync();
        var trying = page.GetByTestId("try");
        await trying.GetByLabel("Nộp lúc").FillAsync("2026-02-12T09:10");
        await trying.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("Xã.phường") }).FillAsync("thanh vinh");
        await trying.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("Thành Vinh") }).First.ClickAsync();
        await Expect(OpenTask(page)).ToHaveAttributeAsync("data-step", "receive");
        await Expect(trying.GetByTestId("try-due")).ToHaveAttributeAsync("data-due", new Regex("^2026-03-"));
        await OpenTask(page).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(OpenTask(page)).ToHaveAttributeAsync("data-step", "giai-quyet");
        await trying.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Sắp đến hạn|Quá hạn") }).ClickAsync();
        await Expect(trying.GetByTestId("try-now")).ToContainTextAsync("/2026");
        await OpenTask(page).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(OpenTask(page)).ToHaveAttributeAsync("data-step", "hand-over");
        await OpenTask(page).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(trying.GetByText("Hồ sơ đã kết thúc")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
    }

    /// <summary>The run is kept in the text, it passes, and it is all there after a reload.</summary>
    private static async Task KeepAsExample(IPage page)
    {
        var trying = page.GetByTestId("try");
        await trying.GetByLabel("Lưu thành ví dụ, tên").FillAsync("Nộp trước Tết");
        await trying.GetByRole(AriaRole.Button, new() { Name = "Lưu ví dụ" }).ClickAsync();
        await Expect(trying.GetByText("Đã ghi vào văn bản.")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("publish")).ToBeVisibleAsync();
        await Expect(page.GetByText("Không có vấn đề")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("save-state")).ToHaveAttributeAsync("data-state", "saved");
        await page.ReloadAsync();
        await Settled(page);
        await Find(page, "Nộp trước Tết");
        await Expect(page.GetByTestId("editor")).ToContainTextAsync("name: Nộp trước Tết");
    }

    /// <summary>Handed in from the draft that is open, and put in force by somebody else.</summary>
    private async Task Publish(Staff author, string words, string? effect)
    {
        var page = author.Page;
        await page.GetByTestId("publish").ClickAsync();
        await Expect(page.GetByTestId("words")).ToContainTextAsync(words);
        await page.ShouldBeAccessible();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Bản thử, không có quyết định" }).CheckAsync();
        if (effect is not null)
        {
            await page.GetByLabel("Hiệu lực từ").FillAsync(effect);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Trình người thứ hai" }).ClickAsync();
        await Expect(page.GetByTestId("proposal-state")).ToHaveTextAsync("Chờ ban hành");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true })).ToHaveCountAsync(0);

        var second = await Staff.SignIn(journey, "tk2");
        await second.Open("/app/publishing");
        await second
            .Page.GetByTestId("proposal-row")
            .Filter(new() { HasText = Name })
            .Filter(new() { HasText = "Chờ ban hành" })
            .GetByRole(AriaRole.Link)
            .ClickAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await Expect(second.Page.GetByTestId("proposal-state")).ToHaveTextAsync("Đã ban hành", Slowly);
        await second.Page.Context.CloseAsync();
    }

    /// <summary>A dossier at the desk, found by its name without marks.</summary>
    private static async Task<string> Receive(Staff desk)
    {
        var page = desk.Page;
        await page.GotoAsync("/app/receive");
        await page.GetByLabel("Tìm thủ tục").FillAsync("giay phep xay dung nha o");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + Name) }).First.ClickAsync();
        await page.GetByLabel("Họ và tên").First.FillAsync("Nguyễn Văn Xây Mẫu");
        await page.GetByLabel("Số định danh").First.FillAsync("000000000000");
        await page.GetByLabel("Điện thoại").FillAsync("0900004321");
        await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("Xã.phường") }).FillAsync("thanh vinh");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("Phường Thành Vinh") }).First.ClickAsync();
        await Expect(page.GetByTestId("preview-due")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận và hẹn trả" }).ClickAsync();
        var received = page.GetByTestId("received-code");
        await Expect(received).ToBeVisibleAsync();
        return (await received.InnerTextAsync()).Trim();
    }

    /// <summary>The next version from the one in force: a shorter limit is a shorter promise.</summary>
    private static async Task ShortenAsVersionTwo(Staff author, string code)
    {
        var page = author.Page;
        await author.Open("/app/designer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa thủ tục đang có" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).FillAsync(code);
        await dialog.GetByRole(AriaRole.Option).First.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }).ClickAsync();
        await Settled(page);
        await Expect(page.GetByTestId("publish")).ToBeVisibleAsync();
        await page.GetByTestId("step-row").Nth(1).ClickAsync();
        var term = page.GetByTestId("step-form").GetByLabel("Thời hạn", new() { Exact = true });
        await term.FillAsync("9");
        await term.PressAsync("Enter");
        await Expect(page.GetByTestId("time-verdict")).ToContainTextAsync("Còn dư 2 ngày");
        await Expect(page.GetByTestId("publish")).ToBeVisibleAsync();
    }

    private static ILocator OpenTask(IPage page) => page.GetByTestId("try").GetByTestId("try-task");

    private static async Task<string> Today(IPage page)
    {
        var me = await page.APIRequest.GetAsync("/api/v1/me");
        return (await me.JsonAsync()).ShouldNotBeNull().GetProperty("today").GetString()![..10];
    }

    // The whole catalogue is read again.
    private static readonly LocatorAssertionsToHaveTextOptions Slowly = new() { Timeout = 60_000 };
}

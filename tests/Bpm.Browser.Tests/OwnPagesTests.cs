using System.Text.RegularExpressions;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>
/// What is a person's own: an officer keeps a filter, watches a dossier and looks at his sign-ins; an administrator gives
/// somebody an account and takes it away again. And the rules that clocks go by, for everybody to read.
/// </summary>
[Collection(nameof(JourneyCollection))]
public sealed class OwnPagesTests(Journey journey)
{
    [Fact]
    public async Task An_officer_keeps_a_filter_and_watches_a_dossier()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var code = (await desk.Post("/dossiers", Transfer("Trần Thị Theo Dõi"))).GetProperty("code").GetString()!;
        await desk.Open("/app/inbox?view=unit&channel=counter");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu bộ lọc" }).ClickAsync();
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu bộ lọc" }).ClickAsync();
        await Expect(dialog.GetByText("Chưa nhập")).ToBeVisibleAsync();
        await dialog.GetByLabel("Tên bộ lọc").FillAsync("Nộp tại quầy");
        await desk.Page.ShouldBeAccessible();
        await Shoot(desk, "own-filter-name");
        await dialog.GetByLabel("Tên bộ lọc").PressAsync("Enter");
        await Expect(dialog).ToBeHiddenAsync();
        var kept = desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Nộp tại quầy" });
        await Expect(kept).ToHaveAttributeAsync("aria-selected", "true");
        await desk.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Của tôi") }).ClickAsync();
        await Expect(kept).ToHaveAttributeAsync("aria-selected", "false");
        await kept.ClickAsync();
        await desk.Page.WaitForURLAsync("**/app/inbox?view=unit&channel=counter");

        // The star of a row; by the keyboard it is T.
        await Expect(desk.Row(code)).ToBeVisibleAsync();
        await desk.Row(code).GetByTestId("watch").ClickAsync();
        await Expect(desk.Row(code).GetByTestId("watch")).ToHaveAttributeAsync("data-watched", "true");
        await desk.Row(code).FocusAsync();
        await desk.Page.Keyboard.PressAsync("t");
        await Expect(desk.Row(code).GetByTestId("watch")).ToHaveAttributeAsync("data-watched", "false");
        await desk.Page.Keyboard.PressAsync("t");
        await Expect(desk.Row(code).GetByTestId("watch")).ToHaveAttributeAsync("data-watched", "true");
        await desk.Page.ShouldBeAccessible();
        await Shoot(desk, "own-filter");

        await desk.Complete(code, "receive", "done");
        await desk.Open("/app/inbox?view=watched");
        await Expect(desk.Row(code)).ToContainTextAsync("Kiểm tra hồ sơ");
        await Shoot(desk, "own-watched");
        var appraiser = await Staff.SignIn(journey, "xl1");
        await appraiser.Complete(code, "appraise", "done");
        await Expect(desk.Row(code)).ToContainTextAsync("đã rời mục này");
        await desk.OpenDossier(code);
        var star = desk.Page.GetByTestId("watch");
        await Expect(star).ToHaveAttributeAsync("aria-pressed", "true");
        await Shoot(desk, "own-dossier");
        await star.ClickAsync();
        await Expect(star).ToHaveAttributeAsync("aria-pressed", "false");
        await desk.Open("/app/inbox?view=watched");
        await Expect(desk.Page.GetByText("Hồ sơ bạn theo dõi không có việc đang mở")).ToBeVisibleAsync();
        await desk.Page.ShouldBeAccessible();

        await desk.Open("/app/inbox?view=unit&channel=counter");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Bộ lọc “Nộp tại quầy”" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Đổi tên bộ lọc" }).ClickAsync();
        await dialog.GetByLabel("Tên bộ lọc").FillAsync("Tại quầy");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Đổi tên bộ lọc" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Tại quầy", Exact = true })).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Bộ lọc “Tại quầy”" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Xóa bộ lọc đã lưu" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Tại quầy", Exact = true })).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Tại quầy", Exact = true })).ToBeVisibleAsync();

        var phone = await Staff.SignIn(journey, "tn1", width: 375);
        await phone.Open("/app/inbox?view=unit");
        await Designing.ShouldFit(phone.Page);
        await phone.Page.ShouldBeAccessible();
        await Shoot(phone, "own-filter-phone");
    }

    [Fact]
    public async Task A_person_sees_where_he_is_signed_in_and_ends_the_other_sign_in()
    {
        var officer = await Staff.SignIn(journey, "xd1");
        var elsewhere = await Staff.SignIn(journey, "xd1");
        await officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("xd1") }).ClickAsync();
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Thông báo và đăng nhập" }).ClickAsync();
        await officer.Page.WaitForURLAsync("**/app/me");
        await officer.Ready();
        await Expect(officer.Page.GetByTestId("session")).ToHaveCountAsync(2);
        await officer.Page.ShouldBeAccessible();
        await Shoot(officer, "own-me");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất khỏi trình duyệt này" }).ClickAsync();
        await Expect(officer.Page.GetByTestId("session")).ToHaveCountAsync(1);
        await elsewhere.Page.ReloadAsync();
        await Expect(elsewhere.Page.GetByTestId("demo-sign-in").First).ToBeVisibleAsync();

        var sms = officer.Page.Locator("[data-testid=way][data-channel=sms]");
        await sms.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await sms.GetByLabel("Số điện thoại").FillAsync("12");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cách nhận" }).ClickAsync();
        await Expect(sms.GetByText("Số điện thoại gồm")).ToBeVisibleAsync();
        await sms.GetByLabel("Số điện thoại").FillAsync("0900000001");
        await sms.GetByLabel("Sắp đến hạn").UncheckAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cách nhận" }).ClickAsync();
        await Expect(officer.Page.GetByText("Đã lưu cách nhận thông báo")).ToBeVisibleAsync();
        await officer.Open("/app/me");
        await Expect(sms.GetByLabel("Số điện thoại")).ToHaveValueAsync("0900000001");
        await Expect(sms.GetByLabel("Sắp đến hạn")).Not.ToBeCheckedAsync();
        await officer.Page.ShouldBeAccessible();
        await Shoot(officer, "own-contacts");

        var phone = await Staff.SignIn(journey, "xd1", width: 375);
        await phone.Open("/app/me");
        await Designing.ShouldFit(phone.Page);
        await phone.Page.ShouldBeAccessible();
        await Shoot(phone, "own-me-phone");
    }

    [Fact]
    public async Task An_administrator_gives_an_account_its_roles_and_shuts_it()
    {
        var officer = await Staff.SignIn(journey, "xl1");
        await Expect(officer.Page.GetByRole(AriaRole.Link, new() { Name = "Tài khoản" })).ToHaveCountAsync(0);
        var administrator = await Staff.SignIn(journey, "qt1");
        var page = administrator.Page;
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Tài khoản" }).ClickAsync();
        await page.WaitForURLAsync("**/app/accounts");
        await administrator.Ready();
        await page.ShouldBeAccessible();
        await Shoot(administrator, "own-accounts");
        await page.GetByLabel("Tìm tài khoản").FillAsync("Phạm Minh");
        await Expect(page.GetByTestId("account-row")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("account-row")).ToContainTextAsync("Đang dùng");

        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Tên tài khoản").FillAsync("Nguyễn");
        await dialog.GetByLabel("Họ tên").FillAsync("Nguyễn Thị Mới Đến");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
        await Expect(dialog.GetByText("Chọn đơn vị trong danh sách.")).ToBeVisibleAsync();
        await Choose(dialog, "so xay dung", "Sở Xây dựng");
        await dialog.GetByLabel("Vai trò").SelectOptionAsync("specialist");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
        await Expect(dialog.GetByText("Tên tài khoản gồm 2 đến 40")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await Shoot(administrator, "own-account-make");
        await dialog.GetByLabel("Tên tài khoản").FillAsync("moi.den");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
        var password = await page.GetByTestId("one-time-password").InnerTextAsync();
        password.Length.ShouldBe(14);
        await page.ShouldBeAccessible();
        await Shoot(administrator, "own-account-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã trao, đóng lại" }).ClickAsync();
        await page.WaitForURLAsync("**/app/accounts/moi.den");
        await administrator.Ready();
        await Expect(page.GetByText("Chờ đổi mật khẩu")).ToBeVisibleAsync();
        await Expect(page.GetByText(password)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cấp vai trò" }).ClickAsync();
        await Choose(dialog, "so tu phap", "Sở Tư pháp");
        await dialog.GetByLabel("Vai trò").SelectOptionAsync("clerk");
        await dialog.GetByLabel("Đến hết ngày").FillAsync("01/01/2020");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cấp vai trò" }).ClickAsync();
        await Expect(dialog.GetByText("Nhập ngày")).ToBeVisibleAsync();
        await dialog.GetByLabel("Đến hết ngày").FillAsync("31/12/2199");
        await page.ShouldBeAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cấp vai trò" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByTestId("grant")).ToHaveCountAsync(2);
        await Shoot(administrator, "own-account");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Thôi giữ vai trò .* Sở Tư pháp") })
            .ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Thôi giữ", Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByTestId("grant")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt lại mật khẩu" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Đặt lại mật khẩu" }).ClickAsync();
        var second = await page.GetByTestId("one-time-password").InnerTextAsync();
        second.ShouldNotBe(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã trao, đóng lại" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Khóa tài khoản" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("bị đăng xuất ngay");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Khóa tài khoản" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mở lại tài khoản" })).ToBeVisibleAsync();
        await page.ShouldBeAccessible();

        await administrator.Open("/app/accounts/qt1");
        await Expect(page.GetByText("Đây là tài khoản của bạn")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Khóa tài khoản" })).ToHaveCountAsync(0);
        var phone = await Staff.SignIn(journey, "qt1", width: 375);
        await phone.Open("/app/accounts");
        await Designing.ShouldFit(phone.Page);
        await phone.Page.ShouldBeAccessible();
        await Shoot(phone, "own-accounts-phone");
        await phone.Open("/app/accounts/moi.den");
        await Designing.ShouldFit(phone.Page);
        await phone.Page.ShouldBeAccessible();
        await Shoot(phone, "own-account-phone");
    }

    [Fact]
    public async Task Calendars_and_legal_numbers_are_there_to_read()
    {
        var officer = await Staff.SignIn(journey, "xl1");
        await officer.Open("/app/calendars?year=2026");
        await Expect(officer.Page.GetByTestId("calendar-facts")).ToContainTextAsync("ngày làm việc");
        await Expect(officer.Page.Locator("[data-date='2026-02-17']")).ToContainTextAsync("Tết Nguyên đán");
        await officer.Page.ShouldBeAccessible();
        await Shoot(officer, "own-calendar");
        await officer.Page.GetByLabel("Năm", new() { Exact = true }).SelectOptionAsync("2027");
        await Expect(officer.Page.GetByTestId("calendar-facts")).ToContainTextAsync("Tạm tính");
        await officer.Open("/app/calendars?year=1990");
        await Expect(officer.Page.GetByText("Lịch này chưa có năm 1990")).ToBeVisibleAsync();

        await officer.Open("/app/policies");
        await Expect(officer.Page.Locator("[data-testid=policy][data-id=max-supplements]"))
            .ToContainTextAsync("Chưa xác nhận");
        await officer.Page.ShouldBeAccessible();
        await Shoot(officer, "own-policies");
        var phone = await Staff.SignIn(journey, "xl1", width: 375);
        foreach (var path in new[] { "calendars", "policies" })
        {
            await phone.Open($"/app/{path}");
            await Designing.ShouldFit(phone.Page);
            await phone.Page.ShouldBeAccessible();
            await Shoot(phone, $"own-{path}-phone");
        }
    }

    /// <summary>Finds a unit by a part of its name, without marks.</summary>
    private static async Task Choose(ILocator dialog, string typed, string unit)
    {
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Đơn vị" }).FillAsync(typed);
        await dialog
            .GetByRole(AriaRole.Option, new() { NameRegex = new Regex($"^{Regex.Escape(unit)}") })
            .First.ClickAsync();
    }

    /// <summary>A picture for people to look at, where BPM_PICTURES names a folder.</summary>
    private static async Task Shoot(Staff who, string name)
    {
        if (Environment.GetEnvironmentVariable("BPM_PICTURES") is { Length: > 0 } folder)
        {
            await who.Page.ScreenshotAsync(
                new PageScreenshotOptions
                {
                    Path = Path.Combine(folder, $"{name}.png"),
                    Animations = ScreenshotAnimations.Disabled,
                }
            );
        }
    }

    private static object Transfer(string applicant) =>
        new
        {
            procedure = "1.012787",
            channel = "counter",
            unit = "16681-mc",
            applicant = new
            {
                name = applicant,
                identityNumber = "000000012345",
                phone = "0900004321",
            },
            form = new
            {
                commune = "16681",
                filer = "buyer",
                project = "Khu đô thị mẫu",
                parcel = "thửa 25, tờ 12",
                asset = "house",
                area = 120,
                remote = false,
                obligationChanged = false,
            },
            papers = new[] { "application", "contract", "handover-minutes", "acceptance" }.Select(id => new
            {
                id,
                originals = 1,
                copies = 0,
            }),
        };
}

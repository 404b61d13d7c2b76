using System.Text.RegularExpressions;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>
/// The whole way of a land transfer through six people: each works in one window and the next sees the task arrive live
/// in another. A supplement stops the clock, tax takes custody, the server is killed in the middle.
/// </summary>
[Collection(nameof(JourneyCollection))]
public sealed class LandTransferTests(Journey journey)
{
    private const string Procedure = "1.012787";

    [Fact]
    public async Task A_land_transfer_from_the_desk_to_the_result()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var land = await Staff.SignIn(journey, "xl1");
        await land.WatchUnit();
        await land.Page.ShouldBeAccessible();

        var code = await Receive(desk);
        await desk.OpenDossier(code);
        await desk.Page.ShouldBeAccessible();
        await desk.Decide("Hoàn thành, chuyển tiếp");

        // The land office asks for one paper: the clock stands still until the desk takes it in.
        await land.ShouldSeeArrive(code);
        await land.OpenFromInbox(code);
        await land.Decide("Yêu cầu bổ sung", "Hợp đồng thiếu trang ký", "Hợp đồng chuyển nhượng");
        await land.ShouldHaveStatus("business", "bổ sung");
        await Expect(land.Page.GetByTestId("clock-due").Locator("[data-band=pause]").First).ToBeVisibleAsync();

        // kill -9: the wait, the task and the clock are as they were.
        await land.OpenDossier(code, "clock");
        var before = await land.Page.GetByTestId("clock-title").InnerTextAsync();
        await journey.KillAndRestart();
        await land.OpenDossier(code, "clock");
        (await land.Page.GetByTestId("clock-title").InnerTextAsync()).ShouldBe(before);
        await land.ShouldHaveStatus("business", "bổ sung");

        await desk.OpenDossier(code);
        var wait = desk.Page.GetByTestId("wait");
        await wait.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("Hợp đồng chuyển nhượng") }).CheckAsync();
        await wait.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Nhận bổ sung") }).ClickAsync();
        await Expect(desk.Page.GetByTestId("wait")).ToBeHiddenAsync();

        // The same task goes on; then custody goes to the tax office.
        await land.OpenDossier(code);
        await land.ShouldHaveStatus("business", "xử lý");
        await land.Decide("Đủ điều kiện");
        var tax = await Staff.SignIn(journey, "thue1");
        await tax.WatchUnit();
        await land.Decide("Hoàn thành, chuyển tiếp");
        await tax.ShouldSeeArrive(code);
        await tax.OpenFromInbox(code);
        await tax.OpenDossier(code, "handover");
        await Expect(tax.Page.GetByTestId("custody")).ToContainTextAsync("Thuế");
        await tax.Page.ShouldBeAccessible();
        await tax.OpenDossier(code);
        await tax.Decide("Ra thông báo nộp tiền");
        await tax.ShouldHaveStatus("business", "tài chính");

        // The applicant pays; the desk records the proof and the land office goes on.
        await land.WatchUnit();
        await desk.OpenDossier(code);
        var payment = desk.Page.GetByTestId("wait");
        await payment.GetByRole(AriaRole.Textbox).FillAsync("Giấy nộp tiền 0123, ngày 20/11/2026");
        await payment.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Ghi nhận") }).ClickAsync();
        await land.ShouldSeeArrive(code);
        await land.OpenFromInbox(code);
        var leader = await Staff.SignIn(journey, "ld1");
        await leader.WatchUnit();
        await land.Decide("Hoàn thành, chuyển tiếp");

        await leader.ShouldSeeArrive(code);
        await leader.OpenFromInbox(code);
        var clerk = await Staff.SignIn(journey, "vt1");
        await clerk.WatchUnit();
        await leader.Decide("Ký");

        await clerk.ShouldSeeArrive(code);
        await clerk.OpenFromInbox(code);
        var returning = await Staff.SignIn(journey, "tra1");
        await returning.WatchUnit();
        await clerk.Decide("Hoàn thành, chuyển tiếp");

        await returning.ShouldSeeArrive(code);
        await returning.OpenFromInbox(code);
        await returning.ShouldHaveStatus("business", "có kết quả");
        await returning.Decide("Hoàn thành, chuyển tiếp");
        await returning.ShouldHaveStatus("delivery", "Đã trả");

        // The clock tells the whole story and adds up.
        await returning.OpenDossier(code, "clock");
        await Expect(returning.Page.GetByTestId("clock-sum")).ToBeVisibleAsync();
        await returning.Page.ShouldBeAccessible();
    }

    /// <summary>Fills the reception form as a person would; answers the new dossier's number.</summary>
    private static async Task<string> Receive(Staff desk)
    {
        var page = desk.Page;
        await page.GotoAsync("/app/receive");
        await page.GetByLabel("Tìm thủ tục").FillAsync("chuyen nhuong");
        await page.Locator($"[data-code='{Procedure}']").ClickAsync();
        await page.GetByLabel("Họ và tên").First.FillAsync("Nguyễn Thị Kiểm Thử");
        await page.GetByLabel("Số định danh").First.FillAsync("000000000000");
        await page.GetByLabel("Điện thoại").FillAsync("0900004321");
        await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("Xã.phường") }).FillAsync("thanh vinh");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("Phường Thành Vinh") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Người nhận chuyển nhượng" }).CheckAsync();
        await page.GetByLabel("Tên dự án").FillAsync("Khu đô thị mẫu");
        await page.GetByLabel("Số thửa").FillAsync("thửa 25, tờ 12");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Nhà ở" }).CheckAsync();
        await page.GetByLabel("Diện tích").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhận đủ giấy bắt buộc" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("nghiệm thu") }).CheckAsync();
        await Expect(page.GetByTestId("preview-due")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận và hẹn trả" }).ClickAsync();
        var received = page.GetByTestId("received-code");
        await Expect(received).ToBeVisibleAsync();
        await Expect(page.GetByTestId("received-due")).Not.ToBeEmptyAsync();
        await page.ShouldBeAccessible();
        return (await received.InnerTextAsync()).Trim();
    }
}

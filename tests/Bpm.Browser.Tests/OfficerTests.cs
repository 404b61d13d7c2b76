using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>
/// What officers do beside the steps: answer an online submission within its clock, extend and apologise after seeing what it
/// does, lend a role, print the papers, digitise and reuse a paper.
/// </summary>
[Collection(nameof(JourneyCollection))]
public sealed class OfficerTests(Journey journey)
{
    private const string Correction = "1.004859";
    private const string Transfer = "1.012787";

    [Fact]
    public async Task An_online_submission_is_received_within_its_clock()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var sent = await desk.Post("/dossiers/submissions", CorrectionOf("Lê Thị Trực Tuyến", "online"));
        var id = sent.GetProperty("dossier").GetString()!;

        await desk.Open("/app/inbox?view=receive");
        var row = desk.Page.GetByTestId("task-row").Filter(new() { HasText = "Lê Thị Trực Tuyến" }).First;
        await Expect(row).ToContainTextAsync("Mới nộp, chưa có mã");
        await Expect(row.Locator("[data-band]").First).Not.ToHaveAttributeAsync("data-band", "over");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.Page.WaitForURLAsync($"**/app/dossiers/{id}");
        await desk.Ready();
        await Expect(desk.Page.GetByTestId("step-clock")).ToContainTextAsync("Còn");
        var panel = desk.Page.GetByRole(AriaRole.Complementary, new() { Name = "Quyết định" });
        await Expect(panel).ToContainTextAsync("Nếu tiếp nhận bây giờ: hẹn trả");
        await panel.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Tiếp nhận") }).CheckAsync();
        foreach (var paper in new[] { "Tờ khai thay đổi", "Giấy tờ hộ tịch", "Giấy tờ làm căn cứ" })
        {
            await panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^" + paper) }).CheckAsync();
        }

        await desk.Page.ShouldBeAccessible();
        await panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Kiểm tra lại rồi") }).ClickAsync();
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận", Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(desk.Page.GetByTestId("dossier-code")).ToContainTextAsync("H41");
        await desk.ShouldHaveStatus("business", "xử lý");

        var code = (await desk.Page.GetByTestId("dossier-code").InnerTextAsync()).Trim();
        await ShouldPrintOnOnePage(desk, $"/in/control/{code}");
        await ShouldPrintOnOnePage(desk, $"/in/receipt/{code}");
    }

    [Fact]
    public async Task A_leader_extends_and_apologises_after_seeing_the_dates()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var code = await Receive(desk, CorrectionOf("Trần Thị Gia Hạn"));
        var leader = await Staff.SignIn(journey, "xald");
        await leader.OpenDossier(code);
        var before = await leader.Page.GetByTestId("clock-due").GetAttributeAsync("data-due");

        await OpenAct(leader, "extend");
        var dialog = leader.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Thêm").SelectOptionAsync("2 working days");
        await dialog.GetByLabel("Số, ngày văn bản").FillAsync("12/TB-UBND ngày 20/11/2026");
        await dialog.GetByLabel("Lý do").FillAsync("Xác minh tại nơi đăng ký cũ");
        var preview = dialog.GetByTestId("act-preview");
        await Expect(preview).ToContainTextAsync("→");
        await leader.Page.ShouldBeAccessible();
        await Shoot(leader, "officer-extend");
        var promised = await preview.Locator(".strong").First.InnerTextAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gia hạn theo quy định" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(leader.Page.GetByTestId("clock-due")).Not.ToHaveAttributeAsync("data-due", before!);
        // "Thứ Sáu 27/11/2026 17:30" there, "Thứ Sáu 27/11 17:30" here.
        await Expect(leader.Page.GetByTestId("clock-due")).ToContainTextAsync(promised.Split(' ')[^2][..5]);

        // Once only: the menu says so and offers it no more.
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Việc khác" }).ClickAsync();
        var acts = leader.Page.GetByTestId("acts");
        await acts.GetByText("việc bạn chưa làm được").ClickAsync();
        await Expect(acts.Locator("[data-act=extend]")).ToContainTextAsync("một lần");
        await Shoot(leader, "officer-acts");
        await acts.Locator("[data-act=reappoint]").ClickAsync();

        // The refusal stands at its field, what was typed stays.
        await dialog.GetByLabel("Ngày hẹn mới").FillAsync("05/01/2026 17:30");
        await dialog.GetByLabel("Số, ngày thư xin lỗi").FillAsync("05/PXL ngày 20/11/2026");
        await dialog.GetByLabel("Lý do").FillAsync("Chưa có kết quả xác minh");
        await Expect(dialog.GetByText("Ngày hẹn mới phải sau")).ToBeVisibleAsync();
        await dialog.GetByLabel("Ngày hẹn mới").FillAsync("19/02/2027 17:30");
        await Expect(preview).ToContainTextAsync("19/02/2027");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Xin lỗi và hẹn lại ngày trả" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(leader.Page.GetByTestId("new-date")).ToContainTextAsync("19/02/2027");

        await ShouldPrintOnOnePage(leader, $"/in/apology/{code}");
        await leader.OpenDossier(code, "clock");
        await Expect(leader.Page.GetByTestId("lateness")).ToContainTextAsync("Hồ sơ chưa trễ hẹn");
        var phone = await Staff.SignIn(journey, "xald", width: 375);
        await phone.OpenDossier(code);
        await phone.Page.ShouldBeAccessible();
        await Shoot(phone, "officer-dossier-phone");
    }

    [Fact]
    public async Task A_late_dossier_says_whose_minutes_they_were()
    {
        // The demo has a land dossier of weeks ago that somebody holds still: it stands first.
        var land = await Staff.SignIn(journey, "xl1");
        await land.Open("/app/inbox?view=unit");
        var first = land.Page.GetByTestId("task-row").First;
        await Expect(first.Locator("[data-band=over]").First).ToBeVisibleAsync();
        var code = await first.GetAttributeAsync("data-code");
        await land.OpenDossier(code!, "clock");
        var lateness = land.Page.GetByTestId("lateness");
        await Expect(lateness.GetByRole(AriaRole.Heading, new() { Name = "Vì sao trễ" })).ToBeVisibleAsync();
        await Expect(lateness.GetByRole(AriaRole.Row).Filter(new() { HasText = "Chi nhánh Văn phòng" }))
            .ToBeVisibleAsync();
        await lateness.GetByText("Thư xin lỗi dự thảo").ClickAsync();
        await Expect(lateness.Locator(".late-letter")).ToContainTextAsync("xin lỗi");
        await land.Page.ShouldBeAccessible();
        await lateness.ScrollIntoViewIfNeededAsync();
        await Shoot(land, "officer-lateness");
    }

    [Fact]
    public async Task A_leader_lends_his_signature_to_a_colleague()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var code = await Receive(desk, TransferOf("Nguyễn Văn Ủy Quyền"));
        await desk.Complete(code, "receive", "done");
        var appraiser = await Staff.SignIn(journey, "xl1");
        await appraiser.Complete(code, "appraise", "done");
        await appraiser.Complete(code, "send-to-tax", "done");
        var tax = await Staff.SignIn(journey, "thue1");
        await tax.Complete(code, "tax", "nothing-due");
        await appraiser.Complete(code, "prepare", "done");

        var leader = await Staff.SignIn(journey, "ld1");
        await leader.Open("/app/delegations");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Ủy quyền vai trò" }).ClickAsync();
        var dialog = leader.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Người làm thay").SelectOptionAsync("xl2");
        await dialog.GetByLabel("Căn cứ").FillAsync("GUQ 12 ngày 20/11/2026");
        await leader.Page.ShouldBeAccessible();
        await Shoot(leader, "officer-delegation-form");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ủy quyền vai trò" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        var row = leader.Page.GetByTestId("delegation").Filter(new() { HasText = "Hoàng Thị Ví Dụ" }).First;
        await Expect(row).ToContainTextAsync("Đang có hiệu lực");
        await leader.Page.ShouldBeAccessible();
        await Shoot(leader, "officer-delegations");

        var deputy = await Staff.SignIn(journey, "xl2");
        await deputy.OpenDossier(code);
        await Expect(deputy.Page.GetByTestId("acts-for")).ToContainTextAsync("Làm thay Võ Văn Lãnh Mẫu");
        await deputy.Decide("Ký");
        await deputy.OpenDossier(code, "timeline");
        await Expect(deputy.Page.GetByText("Hoàng Thị Ví Dụ (thay Võ Văn Lãnh Mẫu)").First).ToBeVisibleAsync();

        await leader.Open("/app/delegations");
        await row.GetByRole(AriaRole.Button, new() { Name = "Chấm dứt" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Đã chấm dứt");
    }

    [Fact]
    public async Task A_paper_is_digitised_once_and_found_again()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var first = await Receive(desk, CorrectionOf("Phạm Thị Số Hóa", identity: "000000055555"));
        await desk.OpenDossier(first, "papers");
        var empty = desk.Page.GetByLabel("Tải bản số hóa lên Giấy tờ hộ tịch cần thay đổi");
        await empty.SetInputFilesAsync(File("rong.pdf", []));
        await Expect(desk.Page.GetByText("Tệp rỗng (0 byte)")).ToBeVisibleAsync();
        await empty.SetInputFilesAsync(File("trich-luc.pdf", Scan));
        await Expect(desk.Page.GetByTestId("paper-file")).ToContainTextAsync("trich-luc.pdf");
        await desk.Page.ShouldBeAccessible();
        await Shoot(desk, "officer-papers");

        var second = await Receive(desk, CorrectionOf("Phạm Thị Số Hóa", identity: "000000055555"));
        await desk.OpenDossier(second, "papers");
        await Expect(desk.Page.GetByText($"đã có giấy này trong hồ sơ {first}")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Dùng lại" }).ClickAsync();
        await Expect(desk.Page.GetByTestId("paper-file")).ToContainTextAsync($"dùng lại từ {first}");
    }

    private static readonly byte[] Scan = System.Text.Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    );

    private static FilePayload File(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "application/pdf",
            Buffer = content,
        };

    private static async Task OpenAct(Staff who, string act)
    {
        await who.Page.GetByRole(AriaRole.Button, new() { Name = "Việc khác" }).ClickAsync();
        await who.Page.GetByTestId("acts").Locator($"[data-act={act}]").ClickAsync();
        await Expect(who.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    /// <summary>As a browser prints it: the page's own size, one sheet.</summary>
    private static async Task ShouldPrintOnOnePage(Staff who, string path)
    {
        await who.Page.GotoAsync(path);
        await who.Page.ShouldBeAccessible();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        await who.Page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true });
        try
        {
            using var info = Process.Start(
                new ProcessStartInfo("pdfinfo", file) { RedirectStandardOutput = true, UseShellExecute = false }
            )!;
            var text = await info.StandardOutput.ReadToEndAsync();
            await info.WaitForExitAsync();
            Regex.Match(text, @"Pages:\s+(\d+)").Groups[1].Value.ShouldBe("1", path);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
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

    private static async Task<string> Receive(Staff desk, object application) =>
        (await desk.Post("/dossiers", application)).GetProperty("code").GetString()!;

    private static object CorrectionOf(string name, string channel = "counter", string identity = "000000012345") =>
        Application(
            Correction,
            name,
            channel,
            identity,
            new
            {
                commune = "16681",
                kind = "correct",
                person = name,
                birthDate = "2001-02-03",
                minor = false,
                content = "Cải chính ngày sinh của mẹ",
                byAgent = false,
            },
            ["declaration", "civil-record", "proof"]
        );

    private static object TransferOf(string name) =>
        Application(
            Transfer,
            name,
            "counter",
            "000000012345",
            new
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
            ["application", "contract", "handover-minutes", "acceptance"]
        );

    private static object Application(
        string procedure,
        string name,
        string channel,
        string identityNumber,
        object form,
        string[] papers
    ) =>
        new
        {
            procedure,
            channel,
            unit = "16681-mc",
            applicant = new
            {
                name,
                identityNumber,
                phone = "0900004321",
            },
            form,
            papers = papers.Select(id => new
            {
                id,
                originals = 1,
                copies = 0,
            }),
        };
}

using System.Text.RegularExpressions;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>
/// Administrators cut limits and designers publish a version, each with a second person; dossiers that are open stay as
/// they are. On a server of its own, since it changes what everybody is promised.
/// </summary>
public sealed class ReductionJourneyTests(Journey journey) : IClassFixture<Journey>
{
    private const string Transfer = "1.012787";
    private static readonly string s_pictures =
        Environment.GetEnvironmentVariable("BPM_PICTURES")
        ?? Directory.CreateTempSubdirectory("bpm-pictures-").FullName;

    [Fact]
    public async Task Cut_a_third_off_one_agency_and_put_it_in_force_with_a_second_person()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var running = await Receive(desk, "Người Đang Chờ");
        var before = await PromiseOf(desk, running);

        var author = await Staff.SignIn(journey, "qt1");
        await author.Open("/app/reductions");
        await author.Page.ShouldBeAccessible();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Đợt mới" }).ClickAsync();
        var dialog = author.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Tên đợt").FillAsync("Đợt cắt giảm thử");
        await author.Page.ShouldBeAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu" }).ClickAsync();
        await Expect(author.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Đợt cắt giảm thử");
        await Expect(author.Page.GetByTestId("cut-total")).ToHaveTextAsync("0 thủ tục");

        // One agency, all that can be cut, thirty percent.
        await author
            .Page.GetByRole(AriaRole.Combobox, new() { Name = "Cơ quan", Exact = true })
            .SelectOptionAsync("land-registration");
        await author
            .Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Chọn \\d+ thủ tục cắt được") })
            .CheckAsync();
        await Shoot(author, "reductions-chosen");
        await author.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Áp dụng cho") }).ClickAsync();
        await Expect(Row(author, Transfer).GetByTestId("cut-value")).ToHaveTextAsync("2");
        await Expect(author.Page.GetByTestId("cut-total")).ToContainTextAsync("1 thủ tục · 2 ngày");

        // What another agency sets stands in the way, and says so.
        await Type(author, Transfer, "2");
        await Expect(author.Page.GetByTestId("refusals")).ToContainTextAsync("quy định");
        await Expect(Row(author, Transfer).GetByTestId("cut-value")).ToHaveTextAsync("2");
        await Type(author, Transfer, "9");
        await Expect(author.Page.GetByTestId("refusals")).ToContainTextAsync("Không được dài hơn luật định");
        await author.Page.ShouldBeAccessible();
        await Shoot(author, "reductions-refused");
        await Type(author, Transfer, "6,5");
        await Expect(Row(author, Transfer).GetByTestId("cut-value")).ToHaveTextAsync("1,5");
        await Row(author, Transfer).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(author.Page.Locator("[data-testid=cut-step][data-step=tax]")).ToContainTextAsync("quy định");
        await author.Page.ShouldBeAccessible();
        await Shoot(author, "reductions-steps");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Đóng", Exact = true }).Last.ClickAsync();

        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Trình quyết định" }).ClickAsync();
        await dialog.GetByLabel("Số quyết định").FillAsync("77/QĐ-UBND");
        await Shoot(author, "reductions-propose");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Trình người thứ hai" }).ClickAsync();
        await Expect(author.Page.GetByTestId("proposal-state")).ToHaveTextAsync("Chờ ban hành");
        await Expect(author.Page.GetByText("Người soạn không được tự ban hành")).ToBeVisibleAsync();
        await Expect(author.Page.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }))
            .ToHaveCountAsync(0);
        // Which of the applicant's ways each cut is for.
        await Expect(author.Page.Locator(".publish-items")).ToContainTextAsync("Trực tuyến");
        await Publish("qt2", author.Page.Url);

        var after = await PromiseOf(desk, await Receive(desk, "Người Mới Đến"));
        string.CompareOrdinal(after, before).ShouldBeLessThan(0, $"{after} is earlier than {before}");
        (await PromiseOf(desk, running)).ShouldBe(before);
    }

    [Fact]
    public async Task Publish_version_two_from_a_draft_and_the_first_dossier_stays()
    {
        var desk = await Staff.SignIn(journey, "tn1");
        var first = await Receive(desk, "Người Thứ Nhất");
        var version = await VersionOf(desk, first);
        var author = await Staff.SignIn(journey, "tk1");
        var draft = await Fetch(author, "POST", "/drafts", $$"""{ "procedure": "{{Transfer}}" }""");
        var text = draft
            .GetProperty("text")
            .GetString()!
            .Replace("Hợp đồng chuyển nhượng,", "Hợp đồng chuyển nhượng đã công chứng,", StringComparison.Ordinal);
        var id = draft.GetProperty("id").GetString()!;
        await Fetch(
            author,
            "PUT",
            $"/drafts/{id}",
            System.Text.Json.JsonSerializer.Serialize(new { text }),
            draft.GetProperty("rowVersion").GetInt32()
        );

        await author.Open($"/app/designer/{id}/publish");
        await Expect(author.Page.GetByTestId("words")).ToContainTextAsync("đã công chứng");
        await author.Page.ShouldBeAccessible();
        await Shoot(author, "publish");
        await author.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Bản thử, không có quyết định" }).CheckAsync();
        await author.Page.GetByLabel("Hiệu lực từ").FillAsync(await Today(author));
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Trình người thứ hai" }).ClickAsync();
        await Expect(author.Page.GetByTestId("proposal-state")).ToHaveTextAsync("Chờ ban hành");
        await Publish("tk2", author.Page.Url);

        (await VersionOf(desk, await Receive(desk, "Người Thứ Hai"))).ShouldBe(version + 1);
        (await VersionOf(desk, first)).ShouldBe(version);
    }

    [Fact]
    public async Task The_list_is_searched_with_and_without_marks_filtered_and_confirmed()
    {
        var author = await Staff.SignIn(journey, "tk1");
        await author.Open("/app/procedures");
        await Expect(author.Page.GetByTestId("coverage")).ToContainTextAsync("chưa xác nhận");
        var box = author.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Tìm thủ tục" });
        foreach (var words in new[] { "hộ kinh doanh", "ho kinh doanh" })
        {
            await box.FillAsync(words);
            await Expect(author.Page.GetByTestId("procedure-row")).ToHaveCountAsync(1);
        }

        await author
            .Page.GetByRole(AriaRole.Combobox, new() { Name = "Vấn đề", Exact = true })
            .SelectOptionAsync("unconfirmed");
        await Expect(author.Page.GetByTestId("procedure-row")).ToHaveCountAsync(1);
        await author.Page.GetByTestId("procedure-row").GetByRole(AriaRole.Checkbox).CheckAsync();
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận 1 thủ tục" }).ClickAsync();
        var dialog = author.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Đã đối chiếu thế nào").FillAsync("đối chiếu quyết định");
        await author.Page.ShouldBeAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Xác nhận 1 thủ tục" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Đã xác nhận 1 thủ tục");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Đóng", Exact = true }).Last.ClickAsync();
        await Expect(author.Page.GetByTestId("procedure-row")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("tk1", "/app/procedures", "procedures")]
    [InlineData("tk1", "/app/procedures/1.012787", "procedure")]
    [InlineData("qt1", "/app/reductions", "reductions")]
    [InlineData("qt1", "/app/publishing", "publishing")]
    public async Task Each_page_is_accessible_and_fits(string user, string path, string name)
    {
        foreach (var width in new[] { 1366, 375 })
        {
            var staff = await Staff.SignIn(journey, user, width);
            await staff.Open(path);
            await staff.Page.ShouldBeAccessible();
            (await staff.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            await Shoot(staff, $"{name}-{width}");
            await staff.Page.Context.CloseAsync();
        }
    }

    private async Task Publish(string second, string address)
    {
        var other = await Staff.SignIn(journey, second);
        await other.Open(address);
        await other.Page.ShouldBeAccessible();
        await Shoot(other, $"proposal-{second}");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await Expect(other.Page.GetByTestId("proposal-state"))
            .ToHaveTextAsync("Đã ban hành", new() { Timeout = 60_000 });
        foreach (var width in new[] { 1366, 375 })
        {
            await other.Page.SetViewportSizeAsync(width, 768);
            await other.Page.ShouldBeAccessible();
            await Shoot(other, $"published-{second}-{width}");
        }
    }

    private static ILocator Row(Staff staff, string code) =>
        staff.Page.Locator($"[data-testid=cut-row][data-code='{code}']");

    private static async Task Type(Staff staff, string code, string text)
    {
        var cell = Row(staff, code).GetByRole(AriaRole.Textbox);
        await cell.FillAsync(text);
        await cell.PressAsync("Enter");
    }

    private static async Task<string> Receive(Staff desk, string applicant)
    {
        var body = $$"""
            {
              "procedure": "{{Transfer}}", "channel": "counter", "unit": "16681-mc",
              "applicant": { "name": "{{applicant}}", "identityNumber": "000000009999", "phone": "0912 345 678", "address": "Phường Thành Vinh" },
              "form": { "commune": "16681", "filer": "buyer", "project": "Khu mẫu", "parcel": "thửa 25", "asset": "house", "area": 120, "remote": false, "obligationChanged": false },
              "papers": [
                { "id": "application", "originals": 1, "copies": 0 }, { "id": "contract", "originals": 1, "copies": 0 },
                { "id": "handover-minutes", "originals": 1, "copies": 0 }, { "id": "acceptance", "originals": 1, "copies": 0 }
              ]
            }
            """;
        return (await Fetch(desk, "POST", "/dossiers", body)).GetProperty("code").GetString()!;
    }

    private static async Task<string> PromiseOf(Staff desk, string code) =>
        (await Fetch(desk, "GET", $"/dossiers/{code}")).GetProperty("promise").GetProperty("due").GetString()!;

    private static async Task<int> VersionOf(Staff desk, string code) =>
        (await Fetch(desk, "GET", $"/dossiers/{code}")).GetProperty("procedure").GetProperty("version").GetInt32();

    private static async Task<string> Today(Staff staff) =>
        (await Fetch(staff, "GET", "/me")).GetProperty("today").GetString()![..10];

    /// <summary>A call of the API by the signed-in browser.</summary>
    private static async Task<System.Text.Json.JsonElement> Fetch(
        Staff staff,
        string method,
        string path,
        string? body = null,
        int? version = null
    ) =>
        await staff.Page.EvaluateAsync<System.Text.Json.JsonElement>(
            """
            async ([method, path, body, version]) => {
              const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
              if (version !== null) headers['If-Match'] = `"${version}"`;
              const answer = await fetch('/api/v1' + path, { method, headers, body: body ?? undefined });
              const json = await answer.json();
              if (!answer.ok) throw new Error(JSON.stringify(json));
              return json;
            }
            """,
            new object?[] { method, path, body, version }
        );

    private static async Task Shoot(Staff staff, string name) =>
        await staff.Page.ScreenshotAsync(new() { Path = Path.Combine(s_pictures, $"{name}.png") });
}

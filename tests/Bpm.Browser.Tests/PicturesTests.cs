using System.Text.RegularExpressions;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>
/// The README's pictures, from a real run over the demo. <c>tests/pictures</c> keeps them in <c>engine/docs/images</c>; any other
/// run only proves that they can be taken.
/// </summary>
[Collection(nameof(JourneyCollection))]
public sealed partial class PicturesTests(Journey journey)
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("BPM_PICTURES")
        ?? Directory.CreateTempSubdirectory("bpm-pictures-").FullName;

    [Fact]
    public async Task Every_picture_can_be_taken()
    {
        var desk = await SignIn("tn1", 1366);
        await Take(desk, "/app/receive", "receive-choose");
        await Take(desk, "/app/receive?procedure=1.012787", "receive");
        await Take(desk, "/app/dossiers", "dossiers");
        await Take(desk, "/app/procedures", "procedures");
        await Take(desk, "/app/procedures/1.012787", "procedure");
        await Take(desk, "/app/procedures/findings", "findings");

        var officer = await SignIn("xl1", 1366);
        await Take(officer, "/app/inbox?view=unit", "inbox");
        var code = await officer.GetByTestId("task-row").First.GetAttributeAsync("data-code");
        foreach (var tab in new[] { "overview", "papers", "timeline", "clock", "handover" })
        {
            await Take(officer, $"/app/dossiers/{code}?tab={tab}", tab == "overview" ? "dossier" : tab);
        }

        await Take(officer, "/app/inbox?view=sign", "inbox-empty");
        var phone = await SignIn("xl1", 375);
        await Take(phone, "/app/inbox?view=unit", "inbox-phone");
        await Take(phone, $"/app/dossiers/{code}", "dossier-phone");
        await Take(phone, $"/app/dossiers/{code}?tab=clock", "clock-phone");
        await Take(phone, "/app/procedures/1.012787", "procedure-phone");

        var dark = await SignIn("xl1", 1366, ColorScheme.Dark);
        await Take(dark, "/app/inbox?view=unit", "inbox-dark");
        await Take(dark, $"/app/dossiers/{code}?tab=clock", "clock-dark");

        await TakePublic(desk, $"/in/receipt/{code}", "receipt");
        foreach (var (width, name) in new[] { (1366, ""), (375, "-phone") })
        {
            var citizen = await journey.NewPage(width, width == 375 ? 812 : 768);
            await TakePublic(citizen, "/", "home" + name);
            await TakePublic(citizen, "/thu-tuc", "procedures-public" + name);
            await TakePublic(citizen, "/thu-tuc/1.012787", "procedure-public" + name);
            await TakePublic(citizen, "/tra-cuu", "tracking-form" + name);
            await TakePublic(citizen, "/app/", "sign-in" + name);
            await Track(citizen, officer, code!);
            await Shoot(citizen, "tracking" + name);
        }
    }

    private async Task<IPage> SignIn(string user, int width, ColorScheme scheme = ColorScheme.Light) =>
        (await Staff.SignIn(journey, user, width, scheme)).Page;

    private static async Task Take(IPage page, string path, string name)
    {
        await new Staff(page, "").Open(path);
        await Shoot(page, name);
    }

    private static async Task TakePublic(IPage page, string path, string name)
    {
        await page.GotoAsync(path);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Shoot(page, name);
    }

    private static async Task Shoot(IPage page, string name)
    {
        var file = Path.Combine(Folder, $"{name}.png");
        await page.ScreenshotAsync(
            new PageScreenshotOptions { Path = file, Animations = ScreenshotAnimations.Disabled }
        );
        new FileInfo(file).Length.ShouldBeGreaterThan(5_000, $"{name} is an empty picture");
    }

    /// <summary>Tracks the dossier as its applicant would: its number and the last digits of the phone on the slip.</summary>
    private static async Task Track(IPage citizen, IPage officer, string code)
    {
        await officer.GotoAsync($"/in/receipt/{code}");
        var slip = await officer.Locator("body").InnerTextAsync();
        var phone = PhonePattern().Match(slip).Groups["phone"].Value.Replace(" ", "", StringComparison.Ordinal);
        await citizen.GotoAsync("/tra-cuu");
        await citizen.GetByLabel("Số hồ sơ").FillAsync(code);
        await citizen.GetByLabel("4 số cuối điện thoại").FillAsync(phone[^4..]);
        await citizen.GetByRole(AriaRole.Button, new() { Name = "Tra cứu" }).ClickAsync();
        await Expect(citizen.GetByText("Dự kiến trả")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"Điện thoại[^\d]*(?<phone>[\d ]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhonePattern();
}

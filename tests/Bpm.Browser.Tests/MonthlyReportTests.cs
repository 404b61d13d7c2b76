using System.Globalization;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>The monthly report on the screen: every figure opens a list of exactly as many dossiers.</summary>
[Collection(nameof(JourneyCollection))]
public sealed class MonthlyReportTests(Journey journey)
{
    private const string Inspector = "tt1";
    private const string Report = "/app/reports/monthly";

    [Fact]
    public async Task Every_figure_equals_its_list()
    {
        var staff = await Staff.SignIn(journey, Inspector);
        await staff.Open(Report);
        var figures = staff.Page.GetByTestId("figure");
        var links = new Dictionary<string, string>();
        foreach (var figure in await figures.AllAsync())
        {
            links[(await figure.GetAttributeAsync("href"))!] = (await figure.GetAttributeAsync("data-count"))!;
        }

        links.Values.Sum(count => long.Parse(count, CultureInfo.InvariantCulture)).ShouldBePositive();
        foreach (var (address, count) in links)
        {
            await staff.Open(address);
            await Expect(staff.Page.GetByTestId("total")).ToHaveAttributeAsync("data-count", count);
            var more = staff.Page.GetByRole(AriaRole.Button, new() { Name = "Tải thêm" });
            if (await more.CountAsync() == 0)
            {
                await Expect(staff.Page.GetByTestId("report-dossier"))
                    .ToHaveCountAsync(int.Parse(count, CultureInfo.InvariantCulture));
            }
        }

        await staff.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_figure_opens_its_dossiers_by_keyboard_and_the_way_back_keeps_the_period()
    {
        var staff = await Staff.SignIn(journey, Inspector);
        await staff.Open(Report);
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo" }).ClickAsync();
        var received = staff.Page.GetByTestId("figure").And(staff.Page.Locator("[data-figure=received]")).First;
        await received.FocusAsync();
        await staff.Page.Keyboard.PressAsync("Enter");
        await Expect(staff.Page.GetByTestId("total")).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Về báo cáo" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("reports/monthly\\?from="));
        await Expect(received).ToBeVisibleAsync();
        await staff.Page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(375)]
    public async Task It_is_accessible_and_fits(int width)
    {
        var staff = await Staff.SignIn(journey, Inspector, width);
        foreach (var path in new[] { Report, $"{Report}/dossiers?from=2026-01-01&to=2026-11-20&figure=received" })
        {
            await staff.Open(path);
            await staff.Page.ShouldBeAccessible();
            (await staff.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        }

        await staff.Page.Context.CloseAsync();
    }
}

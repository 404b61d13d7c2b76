using System.Globalization;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Bpm.Browser.Tests.Harness.Designing;
using static Microsoft.Playwright.Assertions;

namespace Bpm.Browser.Tests;

/// <summary>
/// How long a person waits, by the browser's clock, over the whole catalogue. The goals are of a machine that does nothing
/// else; the tests leave room of three times for one that does. <c>-class '*SpeedTests' -showLiveOutput</c> prints the figures.
/// </summary>
public sealed class SpeedTests(FullJourney journey) : IClassFixture<FullJourney>
{
    private const int Rounds = 7;
    private const int Room = 3;

    /// <summary>Milliseconds from the last key until a problem of a text of 400 lines is shown.</summary>
    private const double DiagnosticsGoal = 200;

    /// <summary>Milliseconds from Enter in a cell until its cut and the total are shown, among all procedures.</summary>
    private const double GridGoal = 100;

    /// <summary>Milliseconds from a letter in the search until the list of all procedures has only what is found.</summary>
    private const double SearchGoal = 100;

    [Fact]
    public async Task Problems_of_400_lines_show_at_once()
    {
        var page = (await Staff.SignIn(journey, "tk1")).Page;
        await OpenDraft(page, "Bốn trăm dòng");
        await page.GetByTestId("editor").Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        var lines = Enumerable.Range(1, 400).Select(n => $"# ghi chú số {n} của người soạn thảo");
        await page.Keyboard.InsertTextAsync("\n" + string.Join('\n', lines) + "\n");
        await Settled(page);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var word = $"wrong-{round}";
            times.Add(
                await page.TimeUntil(
                    "[data-testid=problem-row]",
                    word,
                    () => page.Keyboard.InsertTextAsync($"{word}: 1\n")
                )
            );
        }

        Judge("last key to problem, 400 lines", times, DiagnosticsGoal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_cut_among_all_procedures_shows_at_once()
    {
        var author = await Staff.SignIn(journey, "qt1");
        var page = author.Page;
        await author.Open("/app/reductions");
        var all = await page.GetByTestId("shown").InnerTextAsync();
        int.Parse(
                all.Split('/')[1].Trim().Split(' ')[0].Replace(".", "", StringComparison.Ordinal),
                CultureInfo.InvariantCulture
            )
            .ShouldBeGreaterThan(1_800, all);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đợt mới" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Tên đợt").FillAsync("Đợt đo tốc độ");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu" }).ClickAsync();
        await Expect(page.GetByTestId("cut-total")).ToHaveTextAsync("0 thủ tục");

        // Ten working days and more: room for half a day at a time.
        var row = page.GetByTestId("cut-row")
            .Filter(new() { Has = page.Locator("td:nth-child(3):text-is('10')") })
            .First;
        var code = await row.GetAttributeAsync("data-code");
        var cell = page.Locator($"[data-code='{code}'] input.cut-cell");
        var times = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var cut = round / 2m;
            await cell.FillAsync(Vietnamese(10 - cut));
            times.Add(
                await page.TimeUntil(
                    "[data-testid=cut-total]",
                    $"1 thủ tục · {Vietnamese(cut)} ngày",
                    () => cell.PressAsync("Enter")
                )
            );
            await Expect(page.Locator($"[data-code='{code}'] [data-testid=cut-value]"))
                .ToHaveTextAsync(Vietnamese(cut));
        }

        Judge("Enter in a cell to cut and total, all procedures", times, GridGoal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_search_among_all_procedures_shows_at_once()
    {
        var author = await Staff.SignIn(journey, "tk1");
        var page = author.Page;
        await author.Open("/app/procedures");
        var box = page.GetByRole(AriaRole.Searchbox, new() { Name = "Tìm thủ tục" });
        var times = new List<double>();
        foreach (var words in new[] { "xay dung", "nha o", "dat dai", "ho tich", "lao dong", "duoc", "giong cay" })
        {
            await box.FillAsync("khong co thu tuc nao nhu vay");
            await Expect(page.GetByTestId("procedure-row")).ToHaveCountAsync(0);
            times.Add(await page.TimeUntil("[data-testid=procedure-row]", "", () => box.FillAsync(words)));
        }

        Judge("letter in the search to rows, all procedures", times, SearchGoal);
        await page.Context.CloseAsync();
    }

    private static void Judge(string what, List<double> times, double goal)
    {
        var median = times.Order().ElementAt(times.Count / 2);
        var all = string.Join(", ", times.Select(t => t.ToString("0", CultureInfo.InvariantCulture)));
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {median:0} ms of {all}; goal {goal:0} ms, limit {goal * Room:0} ms"
        );
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        median.ShouldBeLessThan(goal * Room, told);
    }

    private static string Vietnamese(decimal days) => days.ToString("0.#", CultureInfo.GetCultureInfo("vi-VN"));
}

using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Bpm.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Bpm.Browser.Tests;

/// <summary>
/// Whatever people can type is typed as markup that would run, and every page and paper that shows it is opened: nothing
/// runs, nothing of it becomes part of a page, and the text stands there as it was typed.
/// </summary>
public sealed class StoredScriptTests(Journey journey) : IClassFixture<Journey>
{
    /// <summary>What a browser makes of it, where it is not kept as text.</summary>
    private const string Marks = ".xss, img[src='x'], [onerror], [onload], a[href^='javascript:'], style.xss";

    private const string Watch = """
        window.__ran = [];
        window.alert = what => window.__ran.push('alert ' + what);
        document.addEventListener('securitypolicyviolation', e => window.__ran.push(e.violatedDirective + ' ' + e.sample));
        """;

    private static readonly string[] Tabs = ["overview", "papers", "timeline", "clock", "handover"];
    private readonly ConcurrentBag<string> reports = [];

    [Fact]
    public async Task What_people_type_runs_on_no_page()
    {
        await TheWatchSees();
        var desk = await SignIn("tn1");
        var land = await SignIn("xl1");
        var leader = await SignIn("ld1");
        var administrator = await SignIn("qt1");
        await administrator.Post(
            "/accounts",
            new
            {
                user = "xl99",
                name = Typed("account"),
                title = Typed("title"),
                grants = new[] { new { unit = "land-vinh", role = "specialist" } },
            }
        );
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7));
        await leader.Post(
            "/delegations",
            new
            {
                from = "ld1",
                to = "xl99",
                unit = "land-vinh",
                role = "leader",
                start = $"{today.AddDays(1):yyyy-MM-dd}",
                end = $"{today.AddDays(2):yyyy-MM-dd}",
                basis = Typed("basis"),
            }
        );
        await administrator.Post("/reductions/drafts", new { title = Typed("decision") });
        var draft = await administrator.Post(
            "/drafts",
            new { text = $"procedure: local.xss\nversion: 1\nname: >-\n  {Typed("procedure")}\n" }
        );

        var code = await Receive(desk);
        await Attach(desk, code);
        await desk.Post($"/dossiers/{code}/note", new { text = Typed("note") });
        await desk.Complete(code, "receive", "done");
        await leader.Post($"/dossiers/{code}/exclude", new { user = "xl99", reason = Typed("exclude") });

        // As it waits for a supplement, and as it was stopped.
        await Act(land, code, "appraise", "ask-supplement", Typed("supplement"), "contract");
        await See([desk, land], code, "name", "address", "by", "project", "note", "with", "file", "supplement");
        await desk.Post($"/dossiers/{code}/supplement", new { papers = new[] { "contract" } });
        await leader.Post($"/dossiers/{code}/stop", new { reason = Typed("stop"), paper = Typed("number") });
        await See([desk, land, leader], code, "name", "stop");

        var other = await Receive(desk);
        await desk.Post($"/dossiers/{other}/withdraw", new { reason = Typed("withdraw") });
        await Track(desk, other);
        await See([desk], other, "withdraw");

        // Lists, and what an address itself says.
        await Open(desk.Page, "/app/inbox?view=unit", null);
        await Open(desk.Page, "/app/dossiers", Typed("name"));
        foreach (var page in new[] { "/app/dossiers?q=", "/app/inbox?q=", "/app/procedures?q=" })
        {
            await Open(desk.Page, page + Uri.EscapeDataString(Typed("query")), null);
        }

        await Open(leader.Page, "/app/delegations", Typed("basis"));
        await Open(administrator.Page, "/app/designer", Typed("procedure"));
        await Open(administrator.Page, $"/app/designer/{draft.GetProperty("id").GetString()}", null);
        await Open(administrator.Page, "/app/reductions", Typed("decision"));
        await Open(administrator.Page, "/app/publishing", null);
        await Open(desk.Page, "/in/register/16681-mc", Typed("name"));
        var stranger = await NewPage();
        foreach (
            var page in new[] { "/thu-tuc?q=", "/tra-cuu?pin=1234&code=", "/tra-cuu?code=x&lang=", "/t/", "/thu-tuc/" }
        )
        {
            await Open(stranger, page + Uri.EscapeDataString(Typed("query")), null);
        }

        reports.ShouldBeEmpty();
    }

    /// <summary>What is put into a page as markup is seen by each of the ways in which this test looks.</summary>
    private async Task TheWatchSees()
    {
        var page = await NewPage();
        await page.GotoAsync("/");
        await page.EvaluateAsync("text => document.body.insertAdjacentHTML('beforeend', text)", Typed("probe"));
        await page.WaitForFunctionAsync("() => window.__ran.length > 0");
        await Clean(page);
        reports.Count.ShouldBeGreaterThanOrEqualTo(3, "an element, a violation, and the console's word of it");
        reports.Clear();
        await page.Context.CloseAsync();
    }

    /// <summary>Different at each place, so that a page tells which one it shows.</summary>
    private static string Typed(string place) =>
        $"\"'></title></textarea><img class=xss src=x onerror=alert('{place}')><script class=xss>alert('{place}')</script>{place}";

    private async Task<IPage> NewPage()
    {
        var page = await journey.NewPage();
        Listen(page);
        await page.AddInitScriptAsync(Watch);
        return page;
    }

    private async Task<Staff> SignIn(string user)
    {
        var staff = await Staff.SignIn(journey, user);
        Listen(staff.Page);
        await staff.Page.AddInitScriptAsync(Watch);
        return staff;
    }

    private void Listen(IPage page)
    {
        page.Dialog += (_, dialog) =>
        {
            reports.Add($"{page.Url}: a dialog says '{dialog.Message}'");
            _ = dialog.DismissAsync();
        };
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                reports.Add($"{page.Url}: {message.Text}");
            }
        };
    }

    private static async Task<string> Receive(Staff desk)
    {
        var answer = await desk.Post(
            "/dossiers",
            new
            {
                procedure = "1.012787",
                channel = "counter",
                unit = "16681-mc",
                applicant = new
                {
                    name = Typed("name"),
                    identityNumber = "000000009999",
                    phone = "0912 345 678",
                    address = Typed("address"),
                    by = new { name = Typed("by"), identityNumber = "000000008888" },
                },
                form = new
                {
                    commune = "16681",
                    filer = "buyer",
                    project = Typed("project"),
                    parcel = Typed("parcel"),
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
            }
        );
        return answer.GetProperty("code").GetString()!;
    }

    private static async Task Attach(Staff desk, string code)
    {
        var scan = Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        );
        // Short: a name is cut at a hundred letters.
        var name = Uri.EscapeDataString("\"'><img class=xss src=x onerror=alert('file')>.pdf");
        var answer = await desk.Page.APIRequest.PostAsync(
            $"/api/v1/files?name={name}",
            new APIRequestContextOptions
            {
                DataByte = scan,
                Headers = new Dictionary<string, string>
                {
                    ["Idempotency-Key"] = Guid.NewGuid().ToString(),
                    ["Content-Type"] = "application/octet-stream",
                },
            }
        );
        var text = await answer.TextAsync();
        answer.Ok.ShouldBeTrue(text);
        var file = JsonDocument.Parse(text).RootElement.GetProperty("file").GetString();
        await desk.Post($"/dossiers/{code}/papers/contract/files", new { file });
    }

    private static async Task Act(Staff who, string code, string step, string action, string reason, string paper)
    {
        var view = await View(who, code);
        var task = view.GetProperty("tasks")
            .EnumerateArray()
            .Single(t => t.GetProperty("step").GetProperty("id").GetString() == step)
            .GetProperty("task")
            .GetString();
        await who.Post(
            $"/tasks/{task}/complete",
            new
            {
                action,
                reason,
                papers = new[] { paper },
                note = Typed("with"),
            }
        );
    }

    private static async Task<JsonElement> View(Staff who, string code)
    {
        var answer = await who.Page.APIRequest.GetAsync($"/api/v1/dossiers/{code}");
        return JsonDocument.Parse(await answer.TextAsync()).RootElement;
    }

    /// <summary>Every tab of a dossier and every paper of it, to each of these people; each text is seen somewhere.</summary>
    private async Task See(Staff[] people, string code, params string[] places)
    {
        var shown = new StringBuilder();
        foreach (var who in people)
        {
            foreach (var tab in Tabs)
            {
                shown.Append(await Open(who.Page, $"/app/dossiers/{code}?tab={tab}", null));
            }
        }

        foreach (var slip in (await View(people[0], code)).GetProperty("slips").EnumerateArray())
        {
            shown.Append(await Open(people[0].Page, slip.GetProperty("path").GetString()!, null));
        }

        foreach (var place in places)
        {
            shown.ToString().ShouldContain($"onerror=alert('{place}')", Case.Sensitive, $"{place} is shown as typed");
        }
    }

    /// <summary>What the applicant sees, and what he says at the end.</summary>
    private async Task Track(Staff desk, string code)
    {
        var page = await NewPage();
        var path = $"/tra-cuu?code={Uri.EscapeDataString(code)}&pin=5678";
        await Open(page, path, null);
        await page.Locator("textarea[name=comment]").FillAsync(Typed("comment"));
        await page.Locator("input[name=score]").First.CheckAsync();
        await page.Locator("form:has(textarea[name=comment]) button").First.ClickAsync();
        await Assertions.Expect(page.Locator("textarea[name=comment]")).ToHaveCountAsync(0);
        await Clean(page);
        await Open(page, path, null);
        await Open(desk.Page, $"/app/dossiers/{code}?tab=timeline", null);
    }

    /// <param name="text">What must be readable there; null when it need not be.</param>
    private async Task<string> Open(IPage page, string path, string? text)
    {
        await page.GotoAsync(path);
        if (path.StartsWith("/app", StringComparison.Ordinal))
        {
            await page.WaitForFunctionAsync("() => window.__app && window.__app.ready === true");
        }

        if (text is not null)
        {
            await Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
        }

        return await Clean(page);
    }

    /// <returns>What can be read on the page, in its fields too.</returns>
    private async Task<string> Clean(IPage page)
    {
        var found = await page.Locator(Marks).CountAsync();
        if (found > 0)
        {
            reports.Add($"{page.Url}: {found} elements that somebody typed");
        }

        foreach (var ran in await page.EvaluateAsync<string[]>("() => window.__ran ?? []"))
        {
            reports.Add($"{page.Url}: {ran}");
        }

        return await page.EvaluateAsync<string>(
            "() => document.body.innerText + [...document.querySelectorAll('input, textarea')].map(e => e.value).join()"
        );
    }
}

using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Bpm.Server.Hosting;
using Bpm.Server.Slips.Pdf;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>Papers as files, by the Chromium of this computer; without one the browser prints.</summary>
public sealed partial class PdfTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_is_one_page_with_the_number_of_its_dossier()
    {
        Assert.SkipWhen(Chromium is null, "There is no Chromium on this computer.");
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk, "Đỗ Thị <script>document.title='chạy'</script>");
        (await desk.Page($"/in/receipt/{code}")).Html.ShouldContain($"href=\"/in/receipt/{code}?as=pdf\"");

        var (status, type, paper) = await Paper(desk, $"/in/receipt/{code}?as=pdf");
        (status, type).ShouldBe((HttpStatusCode.OK, "application/pdf"));
        var raw = Encoding.Latin1.GetString(paper);
        raw.ShouldStartWith("%PDF-");
        Page().Count(raw).ShouldBe(1);
        // A5, lying.
        var box = MediaBox().Match(raw);
        (Points(box, "w"), Points(box, "h")).ShouldBe((595, 420));
        // The title is the page's own, as UTF-16 in hexadecimal digits.
        raw.ShouldContain(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes($"{code} – ")));
        var text = await TextOf(paper);
        text?.ShouldContain(code);
        text?.ShouldContain("<script>", Case.Sensitive, "as it was typed");
        text?.ShouldNotContain("Ctrl+P", Case.Sensitive, "that is for the screen");

        // Whoever may not see the page gets no file.
        using var anonymous = server.Anonymous();
        (await Paper(anonymous, $"/in/receipt/{code}?as=pdf")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await Paper(desk, "/in/receipt/none?as=pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_program_nothing_is_offered_and_the_address_says_so()
    {
        await using var server = await WebServer.Start(
            settings: new Dictionary<string, string?> { ["Bpm:Chromium"] = "off" }
        );
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk);
        (await desk.Page($"/in/receipt/{code}")).Html.ShouldNotContain("as=pdf");
        var (status, type, problem) = await Paper(desk, $"/in/receipt/{code}?as=pdf");
        (status, type).ShouldBe((HttpStatusCode.NotFound, "application/problem+json"));
        Encoding.UTF8.GetString(problem).ShouldContain("pdf-not-offered");

        var refused = Should.Throw<CannotServeException>(() => ChromiumChoice.Find("/none/chromium", null));
        refused.Message.ShouldContain("/none/chromium");
        ChromiumChoice.Find(null, Path.GetTempPath()).ShouldBeNull();
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_with_its_children_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a script of the shell.");
        var folder = Directory.CreateTempSubdirectory("bpm-hang-").FullName;
        try
        {
            var (hangs, said) = (Path.Combine(folder, "hangs"), Path.Combine(folder, "said"));
            // It says whose child it is and where it works, and waits with a child of its own.
            await File.WriteAllTextAsync(
                hangs,
                $"#!/bin/sh\nsleep 600 &\necho \"$$ $! $PWD\" > {said}.tmp\nmv {said}.tmp {said}\nwait\n",
                Cancelled
            );
            File.SetUnixFileMode(hangs, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            using var printer = new ChromiumPrinter(hangs, TimeSpan.FromSeconds(3));
            var error = await Should.ThrowAsync<PdfException>(() => printer.Print("<p>", Cancelled));
            error.Message.ShouldContain("3 seconds");

            var told = (await File.ReadAllTextAsync(said, Cancelled)).Trim().Split(' ');
            IsRunning(told[0]).ShouldBeFalse("the program");
            IsRunning(told[1]).ShouldBeFalse("its child");
            Directory.Exists(told[2]).ShouldBeFalse("its profile");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_program_that_prints_nothing_is_a_failure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such program.");
        using var printer = new ChromiumPrinter("/bin/false");
        await Should.ThrowAsync<PdfException>(() => printer.Print("<p>", Cancelled));
        using var none = new ChromiumPrinter("/none/chromium");
        await Should.ThrowAsync<PdfException>(() => none.Print("<p>", Cancelled));
    }

    private static string? Chromium => ChromiumChoice.Find(null, Environment.GetEnvironmentVariable("PATH"));

    private static async Task<(HttpStatusCode Status, string? Type, byte[] Body)> Paper(Api who, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        using var answer = await who.Raw(request);
        return (
            answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadAsByteArrayAsync(Cancelled)
        );
    }

    /// <summary>What can be read in it; null where there is no program to ask.</summary>
    private static async Task<string?> TextOf(byte[] paper)
    {
        const string program = "/usr/bin/pdftotext";
        if (!File.Exists(program))
        {
            return null;
        }

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, paper, Cancelled);
            using var process = Process.Start(
                new ProcessStartInfo(program, [file, "-"]) { RedirectStandardOutput = true }
            )!;
            return await process.StandardOutput.ReadToEndAsync(Cancelled);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A process that ended and that nobody has asked about is a name only.</summary>
    private static bool IsRunning(string id)
    {
        var state = $"/proc/{id}/stat";
        try
        {
            return File.Exists(state) && !File.ReadAllText(state).Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int Points(Match box, string side) =>
        (int)
            Math.Round(
                double.Parse(box.Groups[side].Value, System.Globalization.CultureInfo.InvariantCulture),
                MidpointRounding.AwayFromZero
            );

    [GeneratedRegex("/Type /Page\\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Page();

    [GeneratedRegex(
        "/MediaBox \\[0 0 (?<w>[0-9.]+) (?<h>[0-9.]+)\\]",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MediaBox();
}

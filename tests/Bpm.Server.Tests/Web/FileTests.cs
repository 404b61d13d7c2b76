using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bpm.Server.Tests.Web.Harness;

namespace Bpm.Server.Tests.Web;

/// <summary>Digitised papers: judged by content when they are brought, verified when they are read, never asked twice.</summary>
[Collection(nameof(WebCollection))]
public sealed class FileTests(SharedServer shared)
{
    private const string Correction = "1.004859";
    private readonly WebServer server = shared.Server;

    private static readonly byte[] Scan = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    );

    [Fact]
    public async Task A_file_is_refused_when_it_is_brought_with_the_reason()
    {
        using var desk = await server.SignIn("tn1");
        var noPage = Encoding
            .ASCII.GetString(Scan)
            .Replace("/Type/Page/Parent", "/Type/Nothing", StringComparison.Ordinal);
        var locked = Encoding.ASCII.GetString(Scan).Replace("/Root", "/Encrypt 9 0 R/Root", StringComparison.Ordinal);
        (await Upload(desk, [])).Refused(HttpStatusCode.UnprocessableEntity, "file-empty");
        (await Upload(desk, "<script>alert(1)</script>"u8.ToArray(), "anh.png")).Refused(
            HttpStatusCode.UnprocessableEntity,
            "file-type"
        );
        (await Upload(desk, Scan[..60])).Refused(HttpStatusCode.UnprocessableEntity, "file-unreadable");
        (await Upload(desk, Encoding.ASCII.GetBytes(noPage))).Refused(
            HttpStatusCode.UnprocessableEntity,
            "file-no-pages"
        );
        (await Upload(desk, Encoding.ASCII.GetBytes(locked))).Refused(
            HttpStatusCode.UnprocessableEntity,
            "file-locked"
        );
        (await Upload(desk, [0xFF, 0xD8, 0xFF, 0xE0, 0x00])).Refused(
            HttpStatusCode.UnprocessableEntity,
            "file-unreadable"
        );
        var taken = (await Upload(desk, Scan, "../../etc/đơn \"xin\".exe")).Ok();
        taken["name"].GetString().ShouldBe("đơn xin.pdf");
        taken["mediaType"].GetString().ShouldBe("application/pdf");
    }

    [Fact]
    public async Task Small_files_that_unpack_to_enormous_ones_are_refused_or_never_unpacked()
    {
        using var desk = await server.SignIn("tn1");
        (await Upload(desk, Picture(0x7FFF_FFFF, 0x7FFF_FFFF))).Refused(
            HttpStatusCode.UnprocessableEntity,
            "file-too-many-points"
        );
        (await Upload(desk, Picture(2480, 3508), "a4.png")).Ok();
        (await Upload(desk, Photograph(0xFFFF, 0xFFFF))).Refused(
            HttpStatusCode.UnprocessableEntity,
            "file-too-many-points"
        );
        (await Upload(desk, Photograph(4000, 3000), "anh.jpg")).Ok();

        // A zip by any name: nothing that is brought is ever unpacked.
        using var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        await using (var entry = await zip.CreateEntry("don.pdf").OpenAsync(TestContext.Current.CancellationToken))
        {
            await entry.WriteAsync(new byte[8 * 1024 * 1024], TestContext.Current.CancellationToken);
        }

        (await Upload(desk, zipped.ToArray(), "don.pdf")).Refused(HttpStatusCode.UnprocessableEntity, "file-type");

        // Neither is a body that says it was packed on its way.
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[64 * 1024 * 1024], TestContext.Current.CancellationToken);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/dossiers", UriKind.Relative));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = new ByteArrayContent(packed.ToArray());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");
        var answer = await desk.Raw(request);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public async Task A_file_that_is_also_a_page_is_given_out_as_what_it_was_taken_for()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        var page = Encoding
            .ASCII.GetString(Scan)
            .Replace("%PDF-1.4\n", "%PDF-1.4\n<html><script>alert(1)</script></html>\n", StringComparison.Ordinal);
        foreach (
            var (content, mediaType) in new[]
            {
                (Encoding.ASCII.GetBytes(page), "application/pdf"),
                (Picture(8, 8, "<script>alert(1)</script>"), "image/png"),
            }
        )
        {
            var file = (await Upload(desk, content, "trang.html")).Ok()["file"].GetString()!;
            var given = await Download(desk, file, null);
            given.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
            given.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            given.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        }
    }

    [Fact]
    public async Task A_content_is_kept_once_and_read_in_ranges_by_whoever_may()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var other = await server.SignIn("xl1");
        var key = Guid.NewGuid().ToString();
        var first = (await Upload(desk, Scan, key: key)).Ok()["file"].GetString()!;
        (await Upload(desk, Scan, key: key)).Ok()["file"].GetString().ShouldBe(first, "the same command again");
        var second = (await Upload(desk, Scan)).Ok()["file"].GetString()!;
        second.ShouldNotBe(first);
        Directory
            .EnumerateFiles(Path.Combine(server.Data, "files"), "*", SearchOption.AllDirectories)
            .Count(f => new FileInfo(f).Length == Scan.Length)
            .ShouldBe(1);

        (await other.Get($"/files/{first}")).Refused(HttpStatusCode.Forbidden, "file-not-yours");
        var whole = await Download(desk, first, null);
        (await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Scan);
        whole.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var range = await Download(desk, first, new RangeHeaderValue(0, 4));
        range.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await range.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task What_changed_on_the_disk_is_never_given_out()
    {
        await using var own = await WebServer.Start(now: "2026-11-23T08:00");
        using var desk = await own.SignIn("tn1");
        var file = (await Upload(desk, Scan)).Ok()["file"].GetString()!;
        var place = Directory
            .EnumerateFiles(Path.Combine(own.Data, "files"), "*", SearchOption.AllDirectories)
            .ShouldHaveSingleItem();
        var bytes = await File.ReadAllBytesAsync(place, TestContext.Current.CancellationToken);
        bytes[10] ^= 1;
        await File.WriteAllBytesAsync(place, bytes, TestContext.Current.CancellationToken);
        (await desk.Get($"/files/{file}")).Refused(HttpStatusCode.Conflict, "file-damaged");
    }

    [Fact]
    public async Task A_paper_is_attached_found_again_and_not_asked_twice()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        var scan = (await Upload(desk, Scan, "trích lục.pdf")).Ok()["file"].GetString()!;
        const string identity = "000000077777";
        var first = (await desk.Post("/dossiers", Application(identity, ("civil-record", scan))))
            .Ok()["code"]
            .GetString()!;
        var attached = Paper(await LandTransfer.View(desk, first), "civil-record").GetProperty("files");
        attached[0].GetProperty("name").GetString().ShouldBe("trích lục.pdf");

        // The next time the same applicant comes, it is found and offered.
        var offers = (await desk.Get($"/files/reusable?procedure={Correction}&identityNumber={identity}")).Ok().Body;
        var offer = offers.EnumerateArray().ShouldHaveSingleItem();
        offer.GetProperty("paper").GetString().ShouldBe("civil-record");
        offer.GetProperty("text").GetString()!.ShouldContain(first);
        var reused = offer.GetProperty("file").GetProperty("file").GetString()!;
        var second = (await desk.Post("/dossiers", Application(identity, ("civil-record", reused))))
            .Ok()["code"]
            .GetString()!;
        Paper(await LandTransfer.View(desk, second), "civil-record")
            .GetProperty("files")[0]
            .GetProperty("from")
            .GetString()
            .ShouldBe(first);

        // Nobody else's, and by nobody else.
        (await desk.Get($"/files/reusable?procedure={Correction}&identityNumber=000000066666"))
            .Ok()
            .Body.GetArrayLength()
            .ShouldBe(0);
        (await desk.Post("/dossiers", Application("000000066666", ("civil-record", reused))))
            .Refused(HttpStatusCode.UnprocessableEntity, "input")["errors"][0]
            .GetProperty("field")
            .GetString()
            .ShouldBe("papers.civil-record");
        using var land = await server.SignIn("xl1");
        (await land.Get($"/files/reusable?procedure={Correction}&identityNumber={identity}")).Refused(
            HttpStatusCode.Forbidden,
            "not-allowed"
        );
        using var inspector = await server.SignIn("tt1");
        (await inspector.Get($"/files/{scan}")).Refused(HttpStatusCode.Forbidden, "file-not-yours");
    }

    [Fact]
    public async Task Papers_are_attached_on_the_dossiers_page_by_those_who_work_on_it()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        using var leader = await server.SignIn("vt1");
        var code = await LandTransfer.Receive(desk, "Người Thử Đính Kèm");
        (await LandTransfer.GoOn(desk, code, "receive")).Ok();
        var scan = (await Upload(land, Scan, "hop dong.pdf")).Ok()["file"].GetString()!;
        (await land.Post($"/dossiers/{code}/papers/nothing/files", new { file = scan })).Refused(
            HttpStatusCode.UnprocessableEntity,
            "paper-unknown"
        );
        (await desk.Post($"/dossiers/{code}/papers/contract/files", new { file = scan })).Refused(
            HttpStatusCode.Forbidden,
            "file-not-yours"
        );
        (await land.Post($"/dossiers/{code}/papers/contract/files", new { file = scan })).Ok();
        var view = await LandTransfer.View(desk, code);
        Paper(view, "contract").GetProperty("files").GetArrayLength().ShouldBe(1);
        view.GetProperty("mayAttach").GetBoolean().ShouldBeTrue();
        (await Download(desk, scan, null)).StatusCode.ShouldBe(HttpStatusCode.OK, "the desk is concerned with it");

        var mine = (await Upload(leader, Scan)).Ok()["file"].GetString()!;
        (await leader.Post($"/dossiers/{code}/papers/contract/files", new { file = mine })).Refused(
            HttpStatusCode.Forbidden,
            "file-not-working"
        );
    }

    private static JsonElement Paper(JsonElement view, string id) =>
        view.GetProperty("papers").EnumerateArray().Single(p => p.GetProperty("id").GetString() == id);

    private static JsonNode Application(string identity, (string Paper, string File) with)
    {
        var application = JsonSerializer.SerializeToNode(
            LandTransfer.Application(
                "Trần Thị Số Hóa",
                Correction,
                form: new
                {
                    commune = "16681",
                    kind = "correct",
                    person = "Trần Thị Thử",
                    birthDate = "2001-02-03",
                    minor = false,
                    content = "Cải chính ngày sinh của mẹ",
                    byAgent = false,
                },
                papers: ["declaration", "civil-record", "proof"]
            )
        )!;
        application["applicant"]!["identityNumber"] = identity;
        foreach (var paper in application["papers"]!.AsArray())
        {
            if (paper!["id"]!.GetValue<string>() == with.Paper)
            {
                paper["files"] = JsonSerializer.SerializeToNode(new[] { with.File });
            }
        }

        return application;
    }

    private static async Task<HttpResponseMessage> Download(Api who, string file, RangeHeaderValue? range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/files/{file}", UriKind.Relative));
        request.Headers.Range = range;
        return await who.Raw(request);
    }

    /// <summary>A PNG by its outside; the points themselves are never looked at.</summary>
    private static byte[] Picture(uint width, uint height, string inside = "")
    {
        var bytes = new List<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        bytes.AddRange("IHDR"u8);
        foreach (var side in new[] { width, height })
        {
            var number = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(number, side);
            bytes.AddRange(number);
        }

        bytes.AddRange([8, 0, 0, 0, 0, 0, 0, 0, 0]);
        bytes.AddRange("IDAT"u8);
        bytes.AddRange(Encoding.ASCII.GetBytes(inside));
        bytes.AddRange([0, 0, 0, 0]);
        bytes.AddRange("IEND"u8);
        bytes.AddRange([0xAE, 0x42, 0x60, 0x82]);
        return [.. bytes];
    }

    /// <summary>A JPEG by its outside, with a table before its frame.</summary>
    private static byte[] Photograph(int width, int height) =>
        [
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            16,
            .. "JFIF"u8,
            0,
            1,
            1,
            0,
            0,
            1,
            0,
            1,
            0,
            0,
            0xFF,
            0xC4,
            0,
            4,
            0,
            0,
            0xFF,
            0xC0,
            0,
            11,
            8,
            (byte)(height >> 8),
            (byte)(height & 0xFF),
            (byte)(width >> 8),
            (byte)(width & 0xFF),
            1,
            1,
            0x11,
            0,
            0xFF,
            0xDA,
            0,
            8,
            1,
            1,
            0,
            0,
            63,
            0,
            0,
            0,
            0xFF,
            0xD9,
        ];

    private static async Task<Answer> Upload(Api who, byte[] content, string name = "don.pdf", string? key = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/api/v1/files?name={Uri.EscapeDataString(name)}", UriKind.Relative)
        );
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var answer = await who.Raw(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Answer(answer.StatusCode, JsonDocument.Parse(text).RootElement, answer);
    }
}

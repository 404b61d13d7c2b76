using System.Net;
using System.Text;
using Bpm.Server.Commands;
using Bpm.Server.Live;
using Bpm.Server.Pages;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>What is left of a person after an erasure, over HTTP: nothing of him, and all of the record.</summary>
public sealed class ErasureTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Papers_opinions_and_names_go_and_the_record_stays_whole()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var administrator = await server.SignIn("qt1");
        var code = await Receive(desk, "Ngân Thị Xóa Hết");
        var other = await Receive(desk, "Ngân Thị Ở Lại");
        var (gone, shared) = (Scan("a"), Scan("b"));
        var file = await Attach(desk, code, gone);
        await Attach(desk, code, shared);
        await Attach(desk, other, shared);
        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Refused(
            HttpStatusCode.Conflict,
            "erasure-dossier-runs"
        );
        (await desk.Post($"/dossiers/{code}/withdraw", new { reason = "Thôi" })).Ok();
        await using var db = await server
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(Cancelled);
        var id = (await db.Dossiers.SingleAsync(d => d.Code == code, Cancelled)).Id;
        await server
            .Services.GetRequiredService<Ratings>()
            .Add(id, 1, "Tôi là Ngân Thị Xóa Hết", Instant.FromUnixTimeMilliseconds(1), Cancelled);
        (await desk.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Refused(
            HttpStatusCode.Forbidden,
            "not-allowed"
        );
        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = " " })).Refused(
            HttpStatusCode.UnprocessableEntity,
            "input"
        );

        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Ok();

        var view = (await desk.Get($"/dossiers/{code}")).Ok().Body.ToString();
        view.ShouldNotContain("Xóa Hết");
        view.ShouldNotContain("scan.pdf");
        (await desk.Get($"/files/{file}")).Refused(HttpStatusCode.NotFound, "file-erased");
        var rows = await db.Attachments.Where(a => a.Dossier == id).ToListAsync(Cancelled);
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(a => a.Owner == null && a.Name.Length == 0);
        (await db.Ratings.SingleAsync(r => r.Dossier == id, Cancelled)).Comment.ShouldBeNull();
        (await db.Personal.Where(p => p.Dossier == id).ToListAsync(Cancelled)).ShouldAllBe(p =>
            p.ErasedBy == "qt1 (12/QĐ)"
        );
        Contents(server).ShouldBe([Encoding.ASCII.GetString(shared)], "what another dossier uses stays");
        (await desk.Get($"/dossiers/{other}")).Ok().Body.ToString().ShouldContain("scan.pdf");
        (await desk.Get("/dossiers?q=xoa+het")).Ok()["rows"].GetArrayLength().ShouldBe(0);

        using var told = new StringWriter();
        (
            await Verbs.Run(["verify", "--data", server.Data, "--procedures", SmallCatalogue.Folder], told, told)
        ).ShouldBe(ExitCode.Done, told.ToString());
        // The same again finds nothing more to do.
        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Ok();
    }

    [Fact]
    public async Task A_person_erased_on_one_node_is_forgotten_by_the_others()
    {
        var postgres = PostgresCluster.Shared.NewDatabase();
        await using var one = await WebServer.Start(postgres: postgres);
        await using var two = await WebServer.Start(postgres: postgres);
        one.At("2026-11-23T08:00");
        two.At("2026-11-23T08:00");
        using var desk = await two.SignIn("tn1");
        using var elsewhere = await one.SignIn("tn1");
        using var administrator = await one.SignIn("qt1");
        await two
            .Services.GetServices<IHostedService>()
            .OfType<NodeNotices>()
            .Single()
            .Listening.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        var code = await Receive(desk, "Ngân Thị Nơi Khác");
        (await desk.Post($"/dossiers/{code}/withdraw", new { reason = "Thôi" })).Ok();
        await using var db = await two
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(Cancelled);
        var row = await db.Dossiers.SingleAsync(d => d.Code == code, Cancelled);
        var held = two.Services.GetRequiredService<DossierCache>();
        held.Get(row.Id, row.Head)!.Personal!.Applicant.Name.ShouldBe("Ngân Thị Nơi Khác");

        using var following = two.Services.GetRequiredService<LiveNotices>().Subscribe();
        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Ok();
        // What a node says comes in order: once the next commit is heard, the erasure was.
        await Receive(elsewhere, "Người Sau");
        await following.Notices.ReadAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        held.Get(row.Id, row.Head).ShouldBeNull("what it holds was erased");
    }

    [Fact]
    public async Task While_the_archive_period_runs_nothing_is_erased()
    {
        var folder = Directory.CreateTempSubdirectory("bpm-archive-").FullName;
        foreach (var file in Directory.GetFiles(SmallCatalogue.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(SmallCatalogue.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await File.AppendAllTextAsync(
            Path.Combine(folder, "policies", "values.yaml"),
            "  - { id: archive-period, from: 2018-01-01, count: 5, basis: Thử, confirmed: no }\n",
            Cancelled
        );
        await using var server = await WebServer.Start(procedures: folder);
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk);
        (await desk.Post($"/dossiers/{code}/withdraw", new { reason = "Thôi" })).Ok();
        server.At("2031-11-22T08:00");
        using var administrator = await server.SignIn("qt1");
        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Refused(
            HttpStatusCode.Conflict,
            "erasure-archived"
        );
        server.At("2031-11-23T08:00");
        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Ok();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Contents(WebServer server) =>
        Directory
            .EnumerateFiles(Path.Combine(server.Data, "files"), "*", SearchOption.AllDirectories)
            .Select(File.ReadAllText);

    private static byte[] Scan(string what) =>
        Encoding.ASCII.GetBytes(
            $"%PDF-1.4\n% {what}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        );

    private static async Task<string> Attach(Api desk, string code, byte[] content)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("/api/v1/files?name=scan.pdf", UriKind.Relative)
        );
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(
            "application/octet-stream"
        );
        using var answer = await desk.Raw(request);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        var file = json.RootElement.GetProperty("file").GetString()!;
        (await desk.Post($"/dossiers/{code}/papers/contract/files", new { file })).Ok();
        return file;
    }
}

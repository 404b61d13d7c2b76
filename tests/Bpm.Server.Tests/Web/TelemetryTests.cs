using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Bpm.Server.Hosting;
using Bpm.Server.Hosting.Telemetry;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>What is sent to a collector of traces: enough to find a request by its problem, and nobody's data.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_problem_is_found_by_its_trace_and_nobody_is_named()
    {
        await using var collector = await Collector.Start();
        await using var server = await WebServer.Start(
            settings: new Dictionary<string, string?>
            {
                ["Bpm:OpenTelemetry:Endpoint"] = collector.Address,
                ["Bpm:OpenTelemetry:Headers"] = "x-tenant=nghe-an",
            }
        );
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk, "Đậu Thị Dấu Vết");
        var id = (await TaskOf(desk, code, "receive")).Split('.')[0];
        (await desk.Get("/dossiers?q=d%E1%BA%A5u+v%E1%BA%BFt")).Ok();
        var token = (await desk.Page($"/in/receipt/{code}")).Html;
        var refused = (
            await desk.Post($"/tasks/{id}.receive.1/complete", new { action = "nonsense", reason = "lý do riêng" })
        );
        ((int)refused.Status).ShouldBeInRange(400, 499);

        server.Services.GetRequiredService<TelemetryExport>().Flush();

        var traces = collector.Sent.Where(s => s.Path == "/v1/traces").ToList();
        traces.ShouldNotBeEmpty();
        traces.ShouldAllBe(s => s.Tenant == "nghe-an");
        collector.Sent.ShouldContain(s => s.Path == "/v1/metrics");
        var sent = traces.SelectMany(s => s.Body).ToArray();
        var trace = Convert.FromHexString(refused["traceId"].GetString()!);
        Count(sent, trace).ShouldBeGreaterThanOrEqualTo(3, "the request, the command and its decision");
        var text = Encoding.UTF8.GetString([.. collector.Sent.SelectMany(s => s.Body)]);
        foreach (
            var said in new[] { Traces.Command, Traces.Decide, Traces.Commit, refused.Code, "accepted", Procedure }
        )
        {
            text.ShouldContain(said);
        }

        text.ShouldContain("POST /api/v1/tasks/{task}/complete");
        string[] secret = ["Dấu Vết", "d%E1%BA%A5u", "000000009999", Phone, "lý do riêng", code, id, "INSERT INTO"];
        foreach (var word in secret)
        {
            text.ShouldNotContain(word, Case.Insensitive);
        }

        token.ShouldContain(code);
    }

    [Fact]
    public async Task Without_an_address_nothing_is_built_and_a_wrong_one_is_refused()
    {
        await using var server = await WebServer.Start();
        server.Services.GetService<TelemetryExport>().ShouldBeNull();
        var refused = await Should.ThrowAsync<CannotServeException>(() =>
            WebServer.Start(
                settings: new Dictionary<string, string?> { ["Bpm:OpenTelemetry:Endpoint"] = "collector:4318" }
            )
        );
        refused.Message.ShouldContain("http://127.0.0.1:4318");
    }

    [Fact]
    public async Task A_collector_that_is_away_holds_nobody_up()
    {
        await using var server = await WebServer.Start(
            // Nobody listens there: port 9 is for discarding.
            settings: new Dictionary<string, string?> { ["Bpm:OpenTelemetry:Endpoint"] = "http://127.0.0.1:9" }
        );
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        (await Receive(desk)).ShouldNotBeEmpty();
    }

    private static int Count(ReadOnlySpan<byte> all, ReadOnlySpan<byte> part)
    {
        var count = 0;
        for (int at; (at = all.IndexOf(part)) >= 0; all = all[(at + part.Length)..])
        {
            count++;
        }

        return count;
    }

    /// <summary>Takes what is sent by OTLP over HTTP, and keeps it as it came.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication app;

        private Collector(WebApplication app) => this.app = app;

        public ConcurrentQueue<(string Path, string Tenant, byte[] Body)> Sent { get; } = [];
        public string Address => app.Urls.First();

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.app.MapPost("/{**path}", collector.Take);
            await collector.app.StartAsync();
            return collector;
        }

        private async Task<IResult> Take(HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            Sent.Enqueue((request.Path, request.Headers["x-tenant"].ToString(), body.ToArray()));
            return Results.StatusCode((int)HttpStatusCode.OK);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}

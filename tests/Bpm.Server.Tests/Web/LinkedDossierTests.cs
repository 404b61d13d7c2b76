using System.Text;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Links;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Server.Tests.Web;

/// <summary>A dossier of several procedures: its parts are opened, heard and told, each message once.</summary>
public sealed class LinkedDossierTests
{
    private const string Head = """
        version: 1
        field: certification
        authority: { office: commune, for: form.commune }
        source: { kind: demo }
        confirmed: no
        online: offered
        limit: { statutory: 5 working days }
        papers:
          - { id: identity, name: Giấy tờ tùy thân, copies: { original: 1 } }
        form:
          - { id: commune, label: Xã/phường, type: commune }
        """;

    private const string Part = $"""
        procedure: local.part
        name: Phần liên thông
        {Head}
        steps:
          - {"{ id: receive, kind: receive, at: reception, role: reception-officer, within: 1 working hour }"}
          - {"{ id: register, at: authority, role: specialist, within: 1 working day }"}
          - {"{ id: hand-over, kind: deliver, at: reception, role: returning-officer }"}
        """;

    private const string Whole = $"""
        procedure: local.whole
        name: Nhóm liên thông
        {Head}
        steps:
          - {"{ id: receive, kind: receive, at: reception, role: reception-officer, within: 1 working hour }"}
          - id: linked
            kind: group
            children:
              - {"{ id: first, procedure: local.part, takes: [identity], gives: [first-paper] }"}
              - {"{ id: second, procedure: \"2.000908\", takes: [first-paper], if-refused: go-on }"}
          - {"{ id: hand-over, kind: deliver, at: reception, role: returning-officer }"}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_parts_are_opened_once_and_what_they_say_is_heard_once()
    {
        await using var server = await Start();
        var code = await Received(server);

        var reader = server.Services.GetRequiredService<DossierReader>();
        var delivery = server.Services.GetRequiredService<LinkDelivery>();
        var parent = (await reader.ByCode(code, Stop))!;
        // The pump does the same beside us: delivering twice must do nothing twice.
        await delivery.Settle(parent.Id, Stop);
        await delivery.Settle(parent.Id, Stop);
        parent = (await reader.ByCode(code, Stop))!;
        parent.State.Children.Length.ShouldBe(1);
        var child = parent.State.Children[0];
        child.Code.ShouldBe($"{code}.1");
        var part = (await reader.ByCode(child.Code!, Stop))!.State;
        part.Parent!.Code.ShouldBe(code);
        part.Papers.Select(p => p.Paper).ShouldBe(["identity"]);
        part.OpenTasks.Select(t => t.Step).ShouldBe(["register"]);

        var holder = part.OpenTasks.Single();
        await FinishPart(server, child.Dossier!, holder);
        await delivery.Settle(parent.Id, Stop);
        await delivery.Settle(parent.Id, Stop);
        parent = (await reader.ByCode(code, Stop))!;
        parent.State.Children[0].Outcome.ShouldBe(ChildOutcomes.Granted);
        parent.State.Papers.ShouldContain(p => p.Paper == "first-paper");
        // The form lacks what the second part asks for: a person must see to it, and the dossier is not lost.
        parent.State.Incidents.ShouldContain(i => i.Open && i.Code == "child-not-opened");
    }

    [Fact]
    public async Task A_part_that_was_opened_but_not_linked_when_the_process_died_is_stopped_with_the_whole()
    {
        await using var server = await Start();
        var reader = server.Services.GetRequiredService<DossierReader>();
        var pump = server.Services.GetRequiredService<LinkPump>();

        // The process dies between the two commits: the part is there, the whole doesn't know it.
        await pump.StopAsync(Stop);
        var code = await Received(server);
        var parent = (await reader.ByCode(code, Stop))!;
        var child = parent.State.Children.Single();
        child.Dossier.ShouldBeNull();
        var opened = await Open(server, parent, child);

        // Before anybody looks, the applicant withdraws the whole.
        await Execute(
            server,
            parent.Id,
            new Withdraw("Không còn nhu cầu"),
            new Engine.Grant(parent.State.ReceptionUnit, "reception-officer")
        );
        (await reader.ById(parent.Id, Stop))!.State.Ended.ShouldBeTrue();

        await pump.SettleAll(Stop);

        (await reader.ById(opened, Stop))!.State.Status.ShouldBe(BusinessStatus.Stopped);
        (await reader.ById(parent.Id, Stop))!.State.Children.Single().Dossier.ShouldBe(opened);
    }

    [Fact]
    public async Task A_whole_that_ended_opens_no_part_any_more()
    {
        await using var server = await Start();
        var reader = server.Services.GetRequiredService<DossierReader>();
        await server.Services.GetRequiredService<LinkPump>().StopAsync(Stop);
        var code = await Received(server);
        var parent = (await reader.ByCode(code, Stop))!;
        await Execute(
            server,
            parent.Id,
            new Withdraw("Không còn nhu cầu"),
            new Engine.Grant(parent.State.ReceptionUnit, "reception-officer")
        );

        await server.Services.GetRequiredService<LinkDelivery>().Settle(parent.Id, Stop);

        (await reader.ByCode($"{code}.1", Stop)).ShouldBeNull();
        (await reader.ById(parent.Id, Stop))!.State.Children.Single().Dossier.ShouldBeNull();
    }

    private static async Task<WebServer> Start()
    {
        var folder = Directory.CreateTempSubdirectory("bpm-linked-").FullName;
        foreach (var file in Directory.EnumerateFiles(SmallCatalogue.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(SmallCatalogue.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var place = Path.Combine(folder, "catalogue", "certification");
        await File.WriteAllTextAsync(Path.Combine(place, "local.part@1.yaml"), Part + "\n");
        await File.WriteAllTextAsync(Path.Combine(place, "local.whole@1.yaml"), Whole + "\n");
        var server = await WebServer.Start(procedures: folder);
        server
            .Services.GetRequiredService<Hosting.Publications>()
            .Catalogue.Diagnostics.Where(d => d.Position.File.Contains("local.", StringComparison.Ordinal))
            .Where(d => d.Severity == Procedures.Reading.Severity.Error)
            .Select(d => d.Message)
            .ShouldBeEmpty();
        return server;
    }

    /// <summary>The code of an application for the whole, received at the desk.</summary>
    private static async Task<string> Received(WebServer server)
    {
        using var desk = await server.SignIn("tn1");
        var application = LandTransfer.Application(
            procedure: "local.whole",
            form: new { commune = "16681" },
            papers: ["identity"]
        );
        var code = (await desk.Post("/dossiers", application)).Ok()["code"].GetString()!;
        (await LandTransfer.Complete(desk, code, "receive")).Ok();
        return code;
    }

    /// <summary>The first of the two commits that open a part, as <see cref="LinkDelivery"/> makes it.</summary>
    private static async Task<string> Open(WebServer server, StoredDossier parent, ChildLink child)
    {
        var publications = server.Services.GetRequiredService<Hosting.Publications>();
        var publication = publications.InForce(child.Procedure, new NodaTime.LocalDate(2026, 11, 20))!;
        var world = server.Services.GetRequiredService<Hosting.WorldFacts>();
        var id = LinkDelivery.Id(parent.Id, child.Id, "open");
        var submission = new Submit(
            child.Procedure,
            null,
            parent.State.Channel,
            parent.State.ReceptionUnit,
            PersonalDigest: ""
        );
        await publications.Keep(publication, Stop);
        var answer = await server
            .Services.GetRequiredService<CommandWriter>()
            .Execute(
                new CommandRequest(
                    id,
                    DossierId: null,
                    Encoding.UTF8.GetBytes(id),
                    ExpectedVersion: null,
                    _ => world.For(publication, Engine.Actor.System) with { NewCode = $"{parent.Code}.1" },
                    (_, _) => new OpenChild(parent.Id, parent.Code!, child.Id, submission, parent.State.Papers),
                    (await server.Services.GetRequiredService<DossierReader>().Personal(parent.Id, Stop))!.Data
                ),
                Stop
            );
        return answer.ShouldBeOfType<CommandAnswer.Accepted>().DossierId;
    }

    /// <summary>An officer of the authority completes the one step of the part.</summary>
    private static Task FinishPart(WebServer server, string dossier, OfficerTask task) =>
        Execute(server, dossier, new Complete(task.Id, "done", null, []), new Engine.Grant(task.Unit, task.Role));

    private static async Task Execute(WebServer server, string dossier, Command command, Engine.Grant grant)
    {
        var publications = server.Services.GetRequiredService<Hosting.Publications>();
        var writer = server.Services.GetRequiredService<CommandWriter>();
        var id = Guid.NewGuid().ToString("D");
        var answer = await writer.Execute(
            new CommandRequest(
                id,
                dossier,
                [1],
                ExpectedVersion: null,
                state => new Engine.Facts
                {
                    Publication = publications[state.Publication],
                    Province = publications.Province,
                    Calendars = publications.Catalogue.Calendars,
                    Form = System.Collections.Immutable.ImmutableDictionary<string, Procedures.FactValue>.Empty,
                    Actor = new Engine.Actor("officer", [grant]),
                    DemoMode = true,
                },
                (_, _) => command
            ),
            Stop
        );
        answer.ShouldBeOfType<CommandAnswer.Accepted>();
    }
}

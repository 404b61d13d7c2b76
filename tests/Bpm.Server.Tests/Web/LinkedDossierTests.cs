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

    [Fact]
    public async Task The_parts_are_opened_once_and_what_they_say_is_heard_once()
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
        await using var server = await WebServer.Start(procedures: folder);
        server
            .Services.GetRequiredService<Hosting.Publications>()
            .Catalogue.Diagnostics.Where(d => d.Position.File.Contains("local.", StringComparison.Ordinal))
            .Where(d => d.Severity == Procedures.Reading.Severity.Error)
            .Select(d => d.Message)
            .ShouldBeEmpty();
        using var desk = await server.SignIn("tn1");
        var application = LandTransfer.Application(
            procedure: "local.whole",
            form: new { commune = "16681" },
            papers: ["identity"]
        );
        var code = (await desk.Post("/dossiers", application)).Ok()["code"].GetString()!;
        (await LandTransfer.Complete(desk, code, "receive")).Ok();

        var reader = server.Services.GetRequiredService<DossierReader>();
        var delivery = server.Services.GetRequiredService<LinkDelivery>();
        var stop = TestContext.Current.CancellationToken;
        var parent = (await reader.ByCode(code, stop))!;
        // The pump does the same beside us: delivering twice must do nothing twice.
        await delivery.Settle(parent.Id, stop);
        await delivery.Settle(parent.Id, stop);
        parent = (await reader.ByCode(code, stop))!;
        parent.State.Children.Length.ShouldBe(1);
        var child = parent.State.Children[0];
        child.Code.ShouldBe($"{code}.1");
        var part = (await reader.ByCode(child.Code!, stop))!.State;
        part.Parent!.Code.ShouldBe(code);
        part.Papers.Select(p => p.Paper).ShouldBe(["identity"]);
        part.OpenTasks.Select(t => t.Step).ShouldBe(["register"]);

        var holder = part.OpenTasks.Single();
        await FinishPart(server, child.Dossier!, holder, stop);
        await delivery.Settle(parent.Id, stop);
        await delivery.Settle(parent.Id, stop);
        parent = (await reader.ByCode(code, stop))!;
        parent.State.Children[0].Outcome.ShouldBe(ChildOutcomes.Granted);
        parent.State.Papers.ShouldContain(p => p.Paper == "first-paper");
        // The form lacks what the second part asks for: a person must see to it, and the dossier is not lost.
        parent.State.Incidents.ShouldContain(i => i.Open && i.Code == "child-not-opened");
    }

    /// <summary>An officer of the authority completes the one step of the part.</summary>
    private static async Task FinishPart(WebServer server, string dossier, OfficerTask task, CancellationToken stop)
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
                    Actor = new Engine.Actor("officer", [new Engine.Grant(task.Unit, task.Role)]),
                    DemoMode = true,
                },
                (_, _) => new Complete(task.Id, "done", null, [])
            ),
            stop
        );
        answer.ShouldBeOfType<CommandAnswer.Accepted>();
    }
}

using System.Collections.Immutable;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Links;

/// <summary>
/// Delivers what a dossier and its linked dossiers say to each other. It looks at how things stand, not at what it was
/// told: a message lost with a dead process is found again, and one delivered twice has the same command id, so that it
/// is consumed once.
/// </summary>
internal sealed class LinkDelivery(
    CommandWriter writer,
    DossierReader reader,
    Publications publications,
    WorldFacts world,
    IClock clock,
    ILogger<LinkDelivery> log
)
{
    /// <summary>Brings a dossier and its children up to date with each other. Does nothing when they are.</summary>
    public async Task Settle(string parentId, CancellationToken cancellation)
    {
        if (await reader.ById(parentId, cancellation) is not { } parent)
        {
            return;
        }

        foreach (var child in parent.State.Children.Where(c => c.Outcome is null))
        {
            if (child.Dossier is { } dossier)
            {
                await Tell(child, dossier, cancellation);
                await Hear(parent, child, cancellation);
            }
            else if (child.StopAsked)
            {
                await GiveUp(parent, child, cancellation);
            }
            else
            {
                await Open(parent, child, cancellation);
            }
        }
    }

    /// <summary>
    /// A child that is no longer needed is not opened; one that was opened while nobody told the parent is linked and
    /// stopped.
    /// </summary>
    private async Task GiveUp(StoredDossier parent, ChildLink child, CancellationToken cancellation)
    {
        var opened = await reader.Linked(parent.Id, cancellation);
        if (opened.FirstOrDefault(d => d.State.Parent?.Child == child.Id) is { } dossier)
        {
            await Link(parent, child, dossier.Id, dossier.Code!, cancellation);
            await Tell(child, dossier.Id, cancellation);
        }
    }

    /// <summary>Opens the linked dossier, and tells the parent which it is, or why there is none.</summary>
    private async Task Open(StoredDossier parent, ChildLink child, CancellationToken cancellation)
    {
        var today = ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date;
        if (publications.InForce(child.Procedure, today) is not { } publication)
        {
            await NotOpened(parent, child, Refusals.ProcedureUnknown(child.Procedure), cancellation);
            return;
        }

        await publications.Keep(publication, cancellation);
        var personal = (await reader.Personal(parent.Id, cancellation))?.Data;
        var state = parent.State;
        var id = Id(parent.Id, child.Id, "open");
        var number = state.Children.IndexOf(state.Children.First(c => c.Id == child.Id)) + 1;
        var submission = new Submit(child.Procedure, null, state.Channel, state.ReceptionUnit, PersonalDigest: "");
        var answer = await writer.Execute(
            new CommandRequest(
                id,
                DossierId: null,
                Encoding.UTF8.GetBytes(id),
                ExpectedVersion: null,
                _ => world.For(publication, Actor.System) with { NewCode = $"{state.Code}.{number}" },
                (_, _) => new OpenChild(parent.Id, state.Code!, child.Id, submission, PapersFor(state, child)),
                personal is null ? null : personal with { Form = Answers(personal.Form, publication) }
            ),
            cancellation
        );
        if (answer is CommandAnswer.Accepted opened)
        {
            await Link(parent, child, opened.DossierId, opened.Code!, cancellation);
        }
        else if (answer is CommandAnswer.Refused refused)
        {
            await NotOpened(parent, child, refused.Refusal, cancellation);
        }
    }

    private Task Link(
        StoredDossier parent,
        ChildLink child,
        string dossier,
        string code,
        CancellationToken cancellation
    ) => Send(parent.Id, Id(parent.Id, child.Id, "link"), new LinkChild(child.Id, dossier, code), cancellation);

    private Task NotOpened(StoredDossier parent, ChildLink child, Refusal why, CancellationToken cancellation) =>
        Send(
            parent.Id,
            Id(parent.Id, child.Id, "not-opened"),
            new ReportChild(child.Id, child.LastSeq + 1, ChildOutcomes.NotOpened, why.Message),
            cancellation
        );

    /// <summary>What the parent says to a child: that it is no longer needed.</summary>
    private async Task Tell(ChildLink child, string dossier, CancellationToken cancellation)
    {
        if (
            child.StopAsked && await reader.ById(dossier, cancellation) is { State: { Ended: false, FinishedAt: null } }
        )
        {
            await Send(dossier, Id(dossier, child.Id, "stop"), new StopChild(child.Id), cancellation);
        }
    }

    /// <summary>What a child has said since it was last heard, in its order.</summary>
    private async Task Hear(StoredDossier parent, ChildLink child, CancellationToken cancellation)
    {
        if (await reader.ById(child.Dossier!, cancellation) is not { State: { } state })
        {
            return;
        }

        var events = await reader.Events(child.Dossier!, cancellation);
        foreach (var said in events.Where(e => e.Seq > child.LastSeq))
        {
            Command? command = Messages.Of(said.Event, state) switch
            {
                Message.Report m => new ReportChild(child.Id, said.Seq, m.Outcome, m.ResultNumber),
                Message.Extended m => new ExtendForChild(child.Id, said.Seq, m.Term, m.Basis),
                _ => null,
            };
            if (command is not null)
            {
                await Send(parent.Id, Id(child.Dossier!, child.Id, $"{said.Seq}"), command, cancellation);
            }
        }
    }

    private async Task Send(string dossier, string id, Command command, CancellationToken cancellation)
    {
        var answer = await writer.Execute(
            new CommandRequest(
                id,
                dossier,
                Encoding.UTF8.GetBytes(id),
                ExpectedVersion: null,
                state => world.For(publications[state.Publication], Actor.System),
                (_, _) => command
            ),
            cancellation
        );
        // What was consumed already, or what nobody waits for any more, is no failure.
        if (answer is CommandAnswer.Refused { Refusal: var refusal })
        {
            log.LogInformation(
                "{Command} for {Dossier} was refused: {Code}.",
                command.GetType().Name,
                dossier,
                refusal.Code
            );
        }
    }

    /// <summary>Papers of the whole that the part takes.</summary>
    private ImmutableArray<ReceivedPaper> PapersFor(Dossier parent, ChildLink child) =>
        publications[parent.Publication].Workflow[child.Step].Step is ChildStep { Takes: var takes }
            ? [.. parent.Papers.Where(p => takes.Contains(p.Paper))]
            : [];

    /// <summary>The part knows only the answers that its own form asks for.</summary>
    private static ImmutableDictionary<string, FactValue> Answers(
        ImmutableDictionary<string, FactValue> form,
        Publication publication
    ) => form.Where(a => publication.Procedure.Form.Any(f => f.Id == a.Key)).ToImmutableDictionary();

    /// <summary>Names a message by its place, so that delivering it twice does nothing the second time.</summary>
    /// <param name="dossier">The one that says it: the parent opens, links and gives up; the child reports.</param>
    /// <param name="what"><c>open</c>, <c>link</c>, <c>stop</c>, <c>not-opened</c>, or the number of the child's event.</param>
    internal static string Id(string dossier, string child, string what) =>
        CommandDesk.FollowUp(dossier, $"link/{child}/{what}");
}

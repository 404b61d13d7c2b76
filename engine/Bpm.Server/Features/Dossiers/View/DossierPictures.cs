using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Events;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>Reads what a view of a dossier needs.</summary>
internal sealed class DossierPictures(
    DossierReader reader,
    Publications publications,
    Names names,
    ServerOptions options
)
{
    public Task<DossierPicture> Of(StoredDossier dossier, Caller caller, CancellationToken cancellation) =>
        Of(dossier, caller.Actor, caller.Language, caller.Now, cancellation);

    public async Task<DossierPicture> Of(
        StoredDossier dossier,
        Actor actor,
        Language language,
        Instant now,
        CancellationToken cancellation
    )
    {
        var events = await reader.Events(dossier.Id, cancellation);
        await names.Learn([.. UsersOf(dossier, events), .. actor.Grants.Select(g => g.For)], cancellation);
        return new DossierPicture
        {
            Stored = dossier,
            Events = events,
            Personal = (await reader.Personal(dossier.Id, cancellation))?.Data,
            Notes = await reader.Notes(dossier.Id, cancellation),
            Publications = publications,
            Names = names,
            Language = language,
            // A view is never older than what it shows.
            Now = Instant.Max(now, dossier.State.LastAt),
            Actor = actor,
            Demo = options.DemoMode,
        };
    }

    private static IEnumerable<string?> UsersOf(StoredDossier dossier, ImmutableArray<StoredEvent> events) =>
        [
            .. events.Select(e => e.Actor),
            .. events.Select(e => Behalf.Of(e.Event)),
            .. dossier.State.Tasks.Select(t => t.Assignee),
            .. dossier.State.Tasks.Select(t => t.DoneBy),
            .. events.Select(e => e.Event).OfType<TaskAssigned>().SelectMany(e => new[] { e.To, e.From }),
        ];
}

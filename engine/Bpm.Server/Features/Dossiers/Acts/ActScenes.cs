using Bpm.Engine;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>Reads what acts on a dossier are judged by.</summary>
internal sealed class ActScenes(WorldFacts world, Publications publications, Accounts accounts, FileDesk files)
{
    public async Task<ActScene> Of(DossierPicture picture, CancellationToken cancellation)
    {
        // Numbers are given when something is stored; here they only stand for one.
        var facts = world.For(picture.Publication, picture.Actor) with
        {
            Form = picture.Form,
            NewCode = "—",
            NewResultNumber = "—",
        };
        return new ActScene(picture, facts, await Colleagues(picture, cancellation), Targets(picture))
        {
            Files = await files.Of(picture.Stored.Id, cancellation),
            Reusable = await Reusable(picture, cancellation),
        };
    }

    private async Task<IReadOnlyList<ReusableFile>> Reusable(DossierPicture picture, CancellationToken cancellation) =>
        picture.Personal?.Applicant is { } applicant && FileDesk.MayAttach(picture.Actor, picture.State) is null
            ? await files.Reusable(
                picture.Procedure,
                applicant.IdentityNumber,
                picture.Stored.Id,
                picture.Language,
                cancellation
            )
            : [];

    /// <summary>Whom a leader could exclude: everyone at the units that hold the dossier or work on it.</summary>
    private async Task<IReadOnlyList<ActOption>> Colleagues(DossierPicture picture, CancellationToken cancellation)
    {
        var state = picture.State;
        if (!picture.Actor.Heads(state.AuthorityUnit) && !state.Custody.Values.Any(picture.Actor.Heads))
        {
            return [];
        }

        string[] units =
        [
            state.ReceptionUnit,
            state.AuthorityUnit,
            .. state.Custody.Values,
            .. state.OpenTasks.Select(t => t.Unit),
        ];
        var people = await accounts.AtUnits([.. units.Distinct()], picture.LocalNow.Date, cancellation);
        return
        [
            .. people
                .OrderBy(p => p.Name, Folding.VietnameseOrder)
                .Where(p => !state.Excluded.Contains(p.User))
                .Select(p => new ActOption(p.User, $"{p.Name} ({p.User})")),
        ];
    }

    private List<Publication> Targets(DossierPicture picture) =>
        [
            .. publications
                .Catalogue.Publications.Where(p =>
                    p.Procedure.Code == picture.State.Procedure && p.Hash != picture.State.Publication
                )
                .OrderByDescending(p => p.Procedure.Version),
        ];
}

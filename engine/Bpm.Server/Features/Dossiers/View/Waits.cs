using Bpm.Engine.Dossiers;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>What the dossier waits for, and who may say that it has come.</summary>
internal static class Waits
{
    private static readonly string[] DeskRoles = ["reception-officer", "returning-officer", "accountant"];

    public static IReadOnlyList<WaitView> Of(DossierPicture picture) =>
        [.. picture.State.Waits.Where(w => w.Open).Select(w => View(picture, w))];

    private static WaitView View(DossierPicture picture, Wait wait) =>
        new(
            wait.Id,
            wait.Ground,
            picture.GroundName(wait.Ground),
            DossierTexts.For(wait.For, picture.Language),
            wait.From.Iso(),
            wait.Task is null
                ? DossierTexts.Until(wait.Until, picture.Language)
                : string.Join(", ", wait.Papers.Select(picture.PaperName)),
            wait.ReviewBy is { } by
                ? DossierTexts.ReviewBy(by.Long(picture.Language), picture.Language)
                : DossierTexts.NoReviewDate(picture.Language),
            CanEnd(picture, wait),
            Supplement: wait.Task is not null,
            [.. wait.Papers],
            wait.Reason,
            picture.Publication.Policies.Ground(wait.Ground)?.Basis
        );

    /// <summary>Waits for a linked dossier, for a leader or before reception end by what happens there.</summary>
    private static bool CanEnd(DossierPicture picture, Wait wait) =>
        wait.Until is not (Wait.ChildResult or Wait.Resumption)
        && wait.Step != Dossier.ReceptionStep
        && MayEnd(picture, wait);

    private static bool MayEnd(DossierPicture picture, Wait wait) =>
        picture.Actor.Has(wait.Owner, _ => true)
        || picture.Actor.Has(picture.State.ReceptionUnit, role => DeskRoles.Contains(role));
}

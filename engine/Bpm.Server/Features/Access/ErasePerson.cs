using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Bpm.Server.Features.Access;

/// <param name="Basis">Number of the decision under which the data are erased; it is kept beside who did it.</param>
internal sealed record ErasureRequest(string Basis);

/// <summary>
/// An administrator erases the people of a dossier that has ended, under a decision that he names. Where the policy
/// <c>archive-period</c> has a value (whole years after the end), it must be over; while nobody has set one, the decision
/// alone answers for it.
/// </summary>
internal static class ErasePerson
{
    private const string Period = "archive-period";

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string code,
        ErasureRequest body,
        Caller caller,
        DossierReader reader,
        Erasure erasure,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (TextCheck.Clean(body.Basis) is not { Length: <= Limits.MaxName } basis)
        {
            return Problems.Input(caller, [new FieldProblem("basis", InputTexts.Missing(caller.Language))]);
        }

        if (await reader.ByCode(code, cancellation) is not { } dossier)
        {
            return Problems.Of("dossier-unknown", caller);
        }

        if (!dossier.State.Ended)
        {
            return Problems.Of("erasure-dossier-runs", caller);
        }

        var ended = ProvinceTime.ToLocal(dossier.State.LastAt).Date;
        var years = publications.Catalogue.Policies.Value(Period, ended)?.Count;
        if (years is { } kept && caller.LocalNow.Date < ended.PlusYears(kept))
        {
            return Problems.Of("erasure-archived", caller);
        }

        return await erasure.Erase(dossier.Id, publications.Find, $"{caller.User} ({basis})", cancellation)
            ? TypedResults.NoContent()
            : Problems.Of("erasure-dossier-runs", caller);
    }
}

using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Bpm.Server.Features.Access;

/// <param name="Way">dossier, slip, list, inbox or export.</param>
/// <param name="Masked">Names and numbers were shown in part only.</param>
internal sealed record PersonalReadView(string User, string Name, string Way, string At, bool Masked);

/// <summary>Who has read a dossier's personal data: for inspectors and administrators.</summary>
internal static class ListPersonalReads
{
    public static async Task<Results<Ok<IReadOnlyList<PersonalReadView>>, ProblemHttpResult>> Handle(
        string code,
        Caller caller,
        DossierReader reader,
        PersonalReads reads,
        Names names,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.ReadsAll() && !caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if ((await reader.ByCode(code, cancellation) ?? await reader.ById(code, cancellation)) is not { } dossier)
        {
            return Problems.Of("dossier-unknown", caller);
        }

        var rows = await reads.Of(dossier.Id, cancellation);
        await names.Learn(rows.Select(r => r.User), cancellation);
        IReadOnlyList<PersonalReadView> views =
        [
            .. rows.Take(Limits.MaxList)
                .Select(r => new PersonalReadView(
                    r.User,
                    names.Of(r.User),
                    r.Way,
                    Instant.FromUnixTimeMilliseconds(r.FirstAt).Iso(),
                    r.Masked
                )),
        ];
        return TypedResults.Ok(views);
    }
}

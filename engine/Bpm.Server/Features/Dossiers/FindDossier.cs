using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <summary>A dossier by its code, for a person who may see it.</summary>
internal sealed class FindDossier(DossierReader reader)
{
    public async Task<(StoredDossier? Dossier, ProblemHttpResult? Problem)> ByCode(
        string code,
        Caller caller,
        CancellationToken cancellation
    )
    {
        // What was only submitted has no code yet: it goes by its id.
        var found = await reader.ByCode(code, cancellation) ?? await reader.ById(code, cancellation);
        if (found is null)
        {
            return (null, Problems.Of("dossier-unknown", caller));
        }

        return caller.Actor.MaySee(found.State) ? (found, null) : (null, Problems.Of("dossier-not-yours", caller));
    }
}

using Bpm.Engine;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <summary>What acts on a whole dossier have in common: it is found, its texts are read, the engine decides.</summary>
internal sealed class DossierActs(FindDossier find, CommandDesk desk, Publications publications)
{
    /// <param name="more">What else the command must know: the publication to move to.</param>
    public async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Run(
        string code,
        Caller caller,
        IActBody body,
        CancellationToken cancellation,
        Func<Facts, Facts>? more = null
    )
    {
        var reading = new ActReading(caller.Language);
        var command = body.Read(reading);
        if (reading.Problems.Count > 0)
        {
            return Problems.Input(caller, reading.Problems);
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        var answer = await desk.Run(caller, dossier.Id, _ => command, cancellation, more: more);
        return answer.ToResult(caller, publications);
    }
}

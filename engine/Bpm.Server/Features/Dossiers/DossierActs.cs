using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <summary>What acts on a whole dossier have in common: it is found, its texts are short enough, the engine decides.</summary>
internal sealed class DossierActs(FindDossier find, CommandDesk desk, Publications publications)
{
    /// <param name="texts">What the person typed, by field; each is held to its length.</param>
    public async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Run(
        string code,
        Caller caller,
        Command command,
        CancellationToken cancellation,
        params (string Field, string? Text)[] texts
    )
    {
        if (TextCheck.TooLong(caller, texts) is { } tooLong)
        {
            return tooLong;
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        var answer = await desk.Run(caller, dossier.Id, _ => command, cancellation);
        return answer.ToResult(caller, publications);
    }
}

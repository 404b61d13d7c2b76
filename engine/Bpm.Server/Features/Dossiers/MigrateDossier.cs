using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Target">Hash of the publication to move to.</param>
/// <param name="LegalGround">Needed when the statutory date comes later.</param>
internal sealed record MigrateRequest(string Target, string Reason, string? LegalGround = null) : IActBody
{
    public Command Read(ActReading reading) =>
        new Migrate(reading.Text("reason", Reason), reading.Optional("legalGround", LegalGround));
}

/// <summary>A dossier moves to another publication of its procedure; its dates before and after are the act's preview.</summary>
internal static class MigrateDossier
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        MigrateRequest body,
        Caller caller,
        FindDossier find,
        DossierActs acts,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        if (publications.Find(body.Target) is not { } target || target.Procedure.Code != dossier.State.Procedure)
        {
            return Refusals.MigrationTargetWrong(dossier.State.Procedure).ToProblem(caller);
        }

        await publications.Keep(target, cancellation);
        return await acts.Run(code, caller, body, cancellation, more: known => known with { Target = target });
    }
}

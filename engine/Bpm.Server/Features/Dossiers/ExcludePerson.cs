using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record ExcludeRequest(string User, string Reason);

/// <summary>A person may not act on this dossier, whatever roles or delegations he has.</summary>
internal static class ExcludePerson
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ExcludeRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) =>
        acts.Run(
            code,
            caller,
            new Engine.Commands.ExcludePerson(body.User.Trim(), TextCheck.Clean(body.Reason) ?? ""),
            cancellation,
            ("user", body.User),
            ("reason", body.Reason)
        );
}

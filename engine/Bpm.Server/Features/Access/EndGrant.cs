using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>An administrator takes a role at a unit from a day on; what was done before stands.</summary>
internal static class EndGrant
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string user,
        EndGrantRequest body,
        Caller caller,
        Accounts accounts,
        ILogger<Accounts> log,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (user == caller.User && body.Role == "administrator")
        {
            return Problems.Of("account-self", caller);
        }

        if (!AccountInput.TryDay(body.From, caller.LocalNow.Date, out var from))
        {
            return Problems.Input(caller, [new FieldProblem("from", InputTexts.Day(caller.Language))]);
        }

        if (!await accounts.Take(user, body.Unit, body.Role, from, cancellation))
        {
            return Problems.Of("grant-unknown", caller);
        }

        log.LogInformation("{User} lost {Role} at {Unit} by {By}.", user, body.Role, body.Unit, caller.User);
        return TypedResults.NoContent();
    }
}

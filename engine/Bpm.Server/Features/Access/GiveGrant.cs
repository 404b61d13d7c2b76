using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>An administrator gives a role at a unit from a day on.</summary>
internal static class GiveGrant
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string user,
        GrantRequest body,
        Caller caller,
        Accounts accounts,
        Publications publications,
        ILogger<Accounts> log,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        var errors = new List<FieldProblem>();
        if (AccountInput.Grant(body, "", caller, publications, errors) is not { } grant)
        {
            return Problems.Input(caller, errors);
        }

        if (!await accounts.Give(user, grant, cancellation))
        {
            return Problems.Of("account-unknown", caller);
        }

        log.LogInformation("{User} got {Role} at {Unit} from {By}.", user, grant.Role, grant.Unit, caller.User);
        return TypedResults.NoContent();
    }
}

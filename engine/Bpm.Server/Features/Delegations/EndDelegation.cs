using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Delegations;

/// <summary>A delegation ends at once. What was done under it stays, in both names.</summary>
internal static class EndDelegation
{
    public static async Task<Results<Ok<DelegationView>, ProblemHttpResult>> Handle(
        string id,
        Caller caller,
        DelegationDesk desk,
        CancellationToken cancellation
    )
    {
        var led = await desk.UnitsLedBy(caller, cancellation);
        await using var db = await desk.Open(cancellation);
        if (await db.Delegations.FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } row)
        {
            return DelegationRefusals.Unknown().ToProblem(caller);
        }

        if (!DelegationDesk.MayEnd(row, caller, led))
        {
            return DelegationRefusals.NotYours().ToProblem(caller);
        }

        // Two who end it in the same moment: one did, the other is told.
        var now = caller.Now.ToUnixTimeMilliseconds();
        var ended = await db
            .Delegations.Where(d => d.Id == id && d.EndedAt == null)
            .ExecuteUpdateAsync(
                d => d.SetProperty(r => r.EndedBy, caller.User).SetProperty(r => r.EndedAt, now),
                cancellation
            );
        if (ended == 0)
        {
            return DelegationRefusals.EndedAlready().ToProblem(caller);
        }

        (row.EndedBy, row.EndedAt) = (caller.User, now);
        return TypedResults.Ok(await desk.View(row, caller, led, cancellation));
    }
}

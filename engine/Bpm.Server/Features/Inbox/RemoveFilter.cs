using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>Forgets a kept filter.</summary>
internal static class RemoveFilter
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string filter,
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var removed = await db
            .SavedFilters.Where(f => f.User == caller.User && f.Id == filter)
            .ExecuteDeleteAsync(cancellation);
        return removed > 0 ? TypedResults.NoContent() : Problems.Of("filter-unknown", caller);
    }
}

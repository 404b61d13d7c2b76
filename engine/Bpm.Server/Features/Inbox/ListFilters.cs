using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>The filters of the inbox that a person keeps under names: his own alone.</summary>
internal static class ListFilters
{
    /// <summary>In the order of their names.</summary>
    public static async Task<Ok<IReadOnlyList<SavedFilterView>>> Handle(
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.SavedFilters.Where(f => f.User == caller.User).ToListAsync(cancellation);
        IReadOnlyList<SavedFilterView> views =
        [
            .. rows.OrderBy(f => f.Name, Folding.VietnameseOrder).Select(SavedFilterViews.Of),
        ];
        return TypedResults.Ok(views);
    }
}

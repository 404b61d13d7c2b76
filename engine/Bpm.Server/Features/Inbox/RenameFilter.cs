using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>Gives a kept filter another name.</summary>
internal static class RenameFilter
{
    public static async Task<Results<Ok<SavedFilterView>, ProblemHttpResult>> Handle(
        string filter,
        FilterNameRequest body,
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        var errors = new List<FieldProblem>();
        var name = SavedFilterViews.NameOf(body.Name, caller, errors);
        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var own = db.SavedFilters.Where(f => f.User == caller.User);
        if (await own.FirstOrDefaultAsync(f => f.Id == filter, cancellation) is not { } row)
        {
            return Problems.Of("filter-unknown", caller);
        }

        if (await own.AnyAsync(f => f.Name == name && f.Id != filter, cancellation))
        {
            return Problems.Of("filter-name-taken", caller);
        }

        await own.Where(f => f.Id == filter)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Name, name), cancellation);
        row.Name = name;
        return TypedResults.Ok(SavedFilterViews.Of(row));
    }
}

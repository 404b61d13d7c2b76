using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Channel = Bpm.Procedures.Channel;

namespace Bpm.Server.Features.Inbox;

/// <summary>What a person chose out of a view, under his own name for it. Words that he searched by are never kept.</summary>
/// <param name="Order">due or start.</param>
internal sealed record SavedFilterView(
    string Id,
    string Name,
    string View,
    string? Procedure,
    string? Step,
    string? Band,
    string? Channel,
    string Order
);

/// <param name="View">One of the inbox's views.</param>
/// <param name="Band">over, soon, ok or pause.</param>
/// <param name="Channel">counter, online or post.</param>
/// <param name="Order">due or start.</param>
internal sealed record SavedFilterRequest(
    string Name,
    string View,
    string? Procedure = null,
    string? Step = null,
    string? Band = null,
    string? Channel = null,
    string Order = "due"
);

internal sealed record FilterNameRequest(string Name);

/// <summary>Filters of the inbox that a person keeps under names: his own alone.</summary>
internal static class SavedFilters
{
    private static readonly string[] Bands = ["over", "soon", "ok", "pause"];

    /// <summary>In the order of their names.</summary>
    public static async Task<Ok<IReadOnlyList<SavedFilterView>>> List(
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.SavedFilters.Where(f => f.User == caller.User).ToListAsync(cancellation);
        IReadOnlyList<SavedFilterView> views = [.. rows.OrderBy(f => f.Name, Folding.VietnameseOrder).Select(ViewOf)];
        return TypedResults.Ok(views);
    }

    public static async Task<Results<Ok<SavedFilterView>, ProblemHttpResult>> Save(
        SavedFilterRequest body,
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        var errors = new List<FieldProblem>();
        var name = NameOf(body.Name, caller, errors);
        errors.AddRange(Wrong(body, caller));
        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = RowOf(body, name, caller);
        // A repeated command answers with what it made; an id that made something else is a mistake of the caller.
        if (await db.SavedFilters.FirstOrDefaultAsync(f => f.Id == row.Id, cancellation) is { } made)
        {
            return made.User == caller.User && ViewOf(made) == ViewOf(row)
                ? TypedResults.Ok(ViewOf(made))
                : StorageRefusals.CommandIdReused(caller.CommandId).ToProblem(caller);
        }

        var own = db.SavedFilters.Where(f => f.User == caller.User);
        if (await own.AnyAsync(f => f.Name == name, cancellation))
        {
            return Problems.Of("filter-name-taken", caller);
        }

        if (await own.CountAsync(cancellation) >= Limits.MaxSavedFilters)
        {
            return Problems.Of("filters-full", caller);
        }

        db.SavedFilters.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (own.Any(f => f.Name == name))
        {
            return Problems.Of("filter-name-taken", caller);
        }

        return TypedResults.Ok(ViewOf(row));
    }

    public static async Task<Results<Ok<SavedFilterView>, ProblemHttpResult>> Rename(
        string filter,
        FilterNameRequest body,
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        var errors = new List<FieldProblem>();
        var name = NameOf(body.Name, caller, errors);
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
        return TypedResults.Ok(ViewOf(row));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Remove(
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

    private static string NameOf(string? text, Caller caller, List<FieldProblem> errors)
    {
        var name = TextCheck.Clean(text) ?? "";
        if (name.Length is 0 or > Limits.MaxFilterName)
        {
            var words =
                name.Length == 0
                    ? InputTexts.Missing(caller.Language)
                    : InputTexts.TooLong(Limits.MaxFilterName, caller.Language);
            errors.Add(new FieldProblem("name", words));
        }

        return name;
    }

    private static IEnumerable<FieldProblem> Wrong(SavedFilterRequest body, Caller caller)
    {
        if (!InboxScope.Views.Contains(body.View))
        {
            yield return new FieldProblem("view", string.Join(", ", InboxScope.Views));
        }

        if (body.Band is not null && !Bands.Contains(body.Band))
        {
            yield return new FieldProblem("band", string.Join(", ", Bands));
        }

        if (body.Channel is not null && !IsName<Channel>(body.Channel))
        {
            yield return new FieldProblem("channel", InputTexts.Channel(caller.Language));
        }

        if (!IsName<InboxOrder>(body.Order))
        {
            yield return new FieldProblem("order", "due, start");
        }

        // What is kept may outlive the procedure that it names: then it finds nothing.
        foreach (var (field, text) in new[] { ("procedure", body.Procedure), ("step", body.Step) })
        {
            if (text is { Length: 0 or > Limits.MaxName })
            {
                yield return new FieldProblem(field, InputTexts.TooLong(Limits.MaxName, caller.Language));
            }
        }

        if (body is { Procedure: null, Step: null, Band: null, Channel: null, Order: "due" })
        {
            yield return new FieldProblem("view", InboxTexts.NothingChosen(caller.Language));
        }
    }

    /// <summary>As this interface writes them: small letters, never a number.</summary>
    private static bool IsName<T>(string? text)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).Contains(text);

    private static SavedFilterRow RowOf(SavedFilterRequest body, string name, Caller caller) =>
        new()
        {
            Id = caller.CommandId,
            User = caller.User,
            Name = name,
            View = body.View,
            Procedure = body.Procedure,
            Step = body.Step,
            Band = body.Band,
            Channel = body.Channel,
            SortedBy = body.Order,
            MadeAt = caller.Now.ToUnixTimeMilliseconds(),
        };

    private static SavedFilterView ViewOf(SavedFilterRow row) =>
        new(row.Id, row.Name, row.View, row.Procedure, row.Step, row.Band, row.Channel, row.SortedBy);
}

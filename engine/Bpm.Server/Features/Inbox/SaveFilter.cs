using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Channel = Bpm.Procedures.Channel;

namespace Bpm.Server.Features.Inbox;

/// <summary>Keeps what a person stands on in the inbox under a name of his.</summary>
internal static class SaveFilter
{
    private static readonly string[] Bands = ["over", "soon", "ok", "pause"];

    public static async Task<Results<Ok<SavedFilterView>, ProblemHttpResult>> Handle(
        SavedFilterRequest body,
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        var errors = new List<FieldProblem>();
        var name = SavedFilterViews.NameOf(body.Name, caller, errors);
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
            return made.User == caller.User && SavedFilterViews.Of(made) == SavedFilterViews.Of(row)
                ? TypedResults.Ok(SavedFilterViews.Of(made))
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

        return TypedResults.Ok(SavedFilterViews.Of(row));
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
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Storage;

/// <summary>
/// Dossiers by words: each must begin a word of the dossier's number, applicant or procedure. The full-text index gives
/// them when they are few; when they are many, whoever has a narrower set asks each row of it instead.
/// </summary>
/// <param name="words">Folded words; none matches nothing.</param>
internal sealed class DossierSearch(BpmDb db, IReadOnlyList<string> words)
{
    private bool Postgres => db.Database.IsNpgsql();

    /// <summary>Whether so few match that they are best looked up one by one.</summary>
    /// <remarks>
    /// The newest dossiers are asked first: PostgreSQL's index finds all that a common word has before it gives one.
    /// </remarks>
    public async Task<bool> IsNarrow(CancellationToken cancellation)
    {
        var all = await db.Search.MaxAsync(s => (long?)s.Id, cancellation) ?? 0;
        var newest = db.Search.Where(s => s.Id > all - StorageLimits.SearchSample);
        var matching = await newest.Where(Matches()).CountAsync(cancellation);
        return matching * all / StorageLimits.SearchSample <= StorageLimits.NarrowSearch
            && await Found().Take(StorageLimits.NarrowSearch + 1).CountAsync(cancellation)
                <= StorageLimits.NarrowSearch;
    }

    /// <summary>What matches, by the full-text index.</summary>
    public IQueryable<SearchRow> Found() =>
        words.Count == 0 ? db.Search.Where(_ => false)
        : Postgres
            ? db.Search.FromSql(
                $"SELECT * FROM search WHERE array_to_tsvector(string_to_array(words, ' ')) @@ {Query}::tsquery"
            )
        : db.Search.FromSql(
            // CROSS JOIN keeps the order: the index first.
            $"SELECT s.* FROM search_words({Query}) f CROSS JOIN search s ON s.id = f.rowid"
        );

    /// <summary>Open tasks of what matches, by the full-text index.</summary>
    public IQueryable<TaskRow> Tasks() =>
        words.Count == 0 ? db.Tasks.Where(_ => false)
        : Postgres
            ? db.Tasks.FromSql(
                $"""
                WITH found AS MATERIALIZED (
                    SELECT dossier FROM search WHERE array_to_tsvector(string_to_array(words, ' ')) @@ {Query}::tsquery
                )
                SELECT t.* FROM found JOIN tasks t ON t.dossier = found.dossier
                """
            )
        : db.Tasks.FromSql(
            $"""
            SELECT t.* FROM search_words({Query}) f
            CROSS JOIN search s ON s.id = f.rowid CROSS JOIN tasks t ON t.dossier = s.dossier
            """
        );

    /// <summary>Those of tasks whose dossier matches, asked one by one.</summary>
    /// <remarks>One value a row: a database that was asked for a join would read all dossiers first.</remarks>
    public IQueryable<TaskRow> Of(IQueryable<TaskRow> tasks)
    {
        var matches = Matches();
        return tasks.Where(t => db.Search.Where(s => s.Dossier == t.Dossier).Select(matches).FirstOrDefault());
    }

    /// <summary>Those of dossiers that match, asked one by one.</summary>
    public IQueryable<DossierRow> Of(IQueryable<DossierRow> dossiers)
    {
        var matches = Matches();
        return dossiers.Where(d => db.Search.Where(s => s.Dossier == d.Id).Select(matches).FirstOrDefault());
    }

    /// <summary>Whether the words of a dossier match, without the full-text index.</summary>
    public Expression<Func<SearchRow, bool>> Matches()
    {
        if (words.Count == 0)
        {
            return _ => false;
        }

        var row = Expression.Parameter(typeof(SearchRow), "s");
        var text = Expression.Add(
            Expression.Constant(" "),
            Expression.Property(row, nameof(SearchRow.Words)),
            typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])
        );
        // A position, not a pattern: PostgreSQL takes a pattern for rarer than it is, and would read all dossiers for it.
        var position = typeof(string).GetMethod(nameof(string.IndexOf), [typeof(string)])!;
        var all = words
            .Select(word =>
                (Expression)
                    Expression.GreaterThanOrEqual(
                        Expression.Call(text, position, Expression.Constant($" {word}")),
                        Expression.Constant(0)
                    )
            )
            .Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<SearchRow, bool>>(all, row);
    }

    /// <summary>Words are letters and digits alone, so quotes keep them from being anything else.</summary>
    private string Query =>
        Postgres
            ? string.Join(" & ", words.Select(word => $"'{word}':*"))
            : string.Join(" AND ", words.Select(word => $"\"{word}\"*"));
}

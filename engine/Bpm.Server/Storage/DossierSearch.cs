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
    public async Task<bool> IsNarrow(CancellationToken cancellation) =>
        await Found().Take(StorageLimits.NarrowSearch + 1).CountAsync(cancellation) <= StorageLimits.NarrowSearch;

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
                SELECT t.* FROM search s JOIN tasks t ON t.dossier = s.dossier
                WHERE array_to_tsvector(string_to_array(s.words, ' ')) @@ {Query}::tsquery
                """
            )
        : db.Tasks.FromSql(
            $"""
            SELECT t.* FROM search_words({Query}) f
            CROSS JOIN search s ON s.id = f.rowid CROSS JOIN tasks t ON t.dossier = s.dossier
            """
        );

    /// <summary>Whether the words of a dossier match, without the full-text index.</summary>
    public Expression<Func<SearchRow, bool>> Matches()
    {
        var row = Expression.Parameter(typeof(SearchRow), "s");
        var text = Expression.Add(
            Expression.Constant(" "),
            Expression.Property(row, nameof(SearchRow.Words)),
            typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])
        );
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var all = words
            .Select(word => (Expression)Expression.Call(text, contains, Expression.Constant($" {word}")))
            .Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<SearchRow, bool>>(all, row);
    }

    /// <summary>Words are letters and digits alone, so quotes keep them from being anything else.</summary>
    private string Query =>
        Postgres
            ? string.Join(" & ", words.Select(word => $"'{word}':*"))
            : string.Join(" AND ", words.Select(word => $"\"{word}\"*"));
}

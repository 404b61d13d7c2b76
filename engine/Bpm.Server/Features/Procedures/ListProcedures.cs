using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Procedures;

/// <summary>Procedures in force today, by name.</summary>
internal static class ListProcedures
{
    public static Ok<IReadOnlyList<ProcedureRow>> Handle(
        Caller caller,
        Publications publications,
        ServerOptions options,
        string? q = null
    )
    {
        var words = SearchWords.Of(q);
        IReadOnlyList<ProcedureRow> rows =
        [
            .. publications
                .InForceOn(caller.LocalNow.Date)
                .Where(p =>
                {
                    var text = SearchText.Words(p.Procedure.Code, p.Procedure.Name, p.Procedure.Field);
                    return words is null
                        || (words.Count > 0 && words.All(word => text.Contains(word, StringComparison.Ordinal)));
                })
                .Take(Limits.MaxList)
                .Select(p => ProcedureViewing.Row(p, publications, options, caller.Language))
                .OrderBy(p => p.Name, Folding.VietnameseOrder),
        ];
        return TypedResults.Ok(rows);
    }
}

using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Units;

internal sealed record UnitView(string Code, string Name, string Office, string? Parent);

/// <summary>Units that exist today: for the commune field and the choice of a desk.</summary>
internal static class ListUnits
{
    public static Ok<IReadOnlyList<UnitView>> Handle(
        Caller caller,
        Publications publications,
        string? office = null,
        string? q = null
    )
    {
        var search = SearchText.Fold(q ?? "");
        IReadOnlyList<UnitView> units =
        [
            .. publications
                .Province.Units.Where(u => u.ExistsOn(caller.LocalNow.Date))
                .Where(u => string.IsNullOrEmpty(office) || u.Office == office)
                .Where(u => SearchText.Fold(u.Name).Contains(search, StringComparison.Ordinal) || u.Code == q)
                .OrderBy(u => u.Name, Folding.VietnameseOrder)
                .Take(Limits.MaxList)
                .Select(u => new UnitView(u.Code, u.Name, u.Office, u.Parent)),
        ];
        return TypedResults.Ok(units);
    }
}

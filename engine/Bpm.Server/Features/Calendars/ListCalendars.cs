using Bpm.Procedures.Organisation;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Calendars;

/// <summary>Which calendars there are, who goes by them, and how sure each is of its years.</summary>
internal static class ListCalendars
{
    public static Ok<IReadOnlyList<CalendarRow>> Handle(Caller caller, Publications publications)
    {
        var today = publications.Province.Units.Where(u => u.ExistsOn(caller.LocalNow.Date)).ToList();
        IReadOnlyList<CalendarRow> rows =
        [
            .. publications
                .Catalogue.Calendars.Values.OrderByDescending(c => c == publications.ProvinceCalendar)
                .ThenBy(c => c.Name, StringComparer.Ordinal)
                .Select(c => new CalendarRow(
                    c.Name,
                    c.Definition.Title ?? c.Name,
                    c.Version,
                    c == publications.ProvinceCalendar,
                    Names(today.Where(u => u.Calendar == c.Name)),
                    Names(today.Where(u => u.ReceptionCalendar == c.Name)),
                    [.. c.Definition.Years.Select(y => CalendarViewing.Year(y, caller.Language))]
                )),
        ];
        return TypedResults.Ok(rows);
    }

    private static IReadOnlyList<string> Names(IEnumerable<Unit> units) =>
        [.. units.Select(u => u.Name).Order(Folding.VietnameseOrder).Take(Limits.MaxList)];
}

using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Calendars;

/// <summary>One year of a calendar: this one unless another is asked for.</summary>
internal static class GetCalendar
{
    public static Results<Ok<CalendarYearView>, ProblemHttpResult> Handle(
        string calendar,
        Caller caller,
        Publications publications,
        int? year = null
    )
    {
        if (!publications.Catalogue.Calendars.TryGetValue(calendar, out var found))
        {
            return Problems.Of("calendar-unknown", caller);
        }

        var asked = year ?? caller.LocalNow.Year;
        return found.Definition.Years.FirstOrDefault(y => y.Year == asked) is { } row
            ? TypedResults.Ok(CalendarViewing.Of(found, row, caller.Language))
            : Problems.Of("calendar-year-absent", caller);
    }
}

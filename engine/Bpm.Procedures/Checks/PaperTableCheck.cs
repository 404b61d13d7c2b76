using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Checks;

/// <summary>The published step table: do its rows give its own total? Five of eleven do not.</summary>
internal static class PaperTableCheck
{
    /// <summary>Hours of a day in tables that mix days and hours: eight, as on paper.</summary>
    private const int PaperDayMinutes = 8 * 60;

    public static void Run(CheckContext context)
    {
        var procedure = context.Procedure;
        var times = procedure.PaperTable.Select(r => r.Time).OfType<Term>().ToList();
        if (times.Count == 0 || (procedure.PaperTotal ?? procedure.Limit.Statutory) is not { } total)
        {
            return;
        }

        if (
            PaperMinutes(total) is not { } declared
            || times.Any(t => PaperMinutes(t) is null || IsCalendar(t) != IsCalendar(total) && !IsSameDay(total))
        )
        {
            context.At(
                Codes.TermsDoNotCompare,
                procedure.Position,
                ["paper-table"],
                "the rows of the table and its total have units that do not add",
                null
            );
            return;
        }

        var sum = times.Sum(t => PaperMinutes(t)!.Value);
        if (sum != declared)
        {
            var rows = string.Join(" + ", times.Select(Short));
            var direction = sum > declared ? "more than" : "less than";
            var key = context.Source.Root.Entries.First(e => e.Key.Text == "paper-table").Key;
            context.Findings.Add(
                Codes.PaperTableSum,
                key,
                $"the published table adds up to {Text(sum, total)}, {direction} its total of {Text(declared, total)}: {rows}",
                "keep it as published; accept the finding with a reason, or ask the office that published it"
            );
        }
    }

    private static bool IsCalendar(Term term) => term.Unit == TermUnit.CalendarDays;

    private static bool IsSameDay(Term term) => term.Unit == TermUnit.SameDay;

    // Minutes of eight-hour days, for working and for calendar days alike: a paper's own arithmetic.
    private static long? PaperMinutes(Term term) =>
        term.Unit switch
        {
            TermUnit.CalendarDays => (long)term.Amount * PaperDayMinutes,
            TermUnit.SameDay => PaperDayMinutes,
            _ => term.WorkingMinutes(PaperDayMinutes),
        };

    private static string Short(Term term) =>
        term.Unit switch
        {
            TermUnit.CalendarDays => $"{term.Amount} d",
            TermUnit.WorkingDays => string.Create(CultureInfo.InvariantCulture, $"{term.Amount / 2m:0.#} d"),
            TermUnit.WorkingHours => $"{term.Amount} h",
            _ => $"{term.Amount} min",
        };

    private static string Text(long minutes, Term like) =>
        like.Unit == TermUnit.SameDay || minutes % (PaperDayMinutes / 2) != 0
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60m:0.##} h")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / (decimal)PaperDayMinutes:0.#} d");
}

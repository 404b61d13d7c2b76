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
                (
                    "các dòng của bảng và tổng thời gian có đơn vị không cộng với nhau được",
                    "the rows of the table and its total have units that do not add"
                ),
                null
            );
            return;
        }

        var sum = times.Sum(t => PaperMinutes(t)!.Value);
        if (sum != declared)
        {
            var (vi, en) = (Language.Vietnamese, Language.English);
            Said direction = sum > declared ? ("nhiều hơn", "more than") : ("ít hơn", "less than");
            var key = context.Source.Root.Entries.First(e => e.Key.Text == "paper-table").Key;
            context.Findings.Add(
                Codes.PaperTableSum,
                key,
                (
                    $"bảng đã công bố cộng lại là {Text(sum, total, vi)}, {direction.Vi} tổng ghi trong bảng {Text(declared, total, vi)}: {Rows(vi)}",
                    $"the published table adds up to {Text(sum, total, en)}, {direction.En} its total of {Text(declared, total, en)}: {Rows(en)}"
                ),
                (
                    "giữ đúng bản đã công bố; chấp nhận lỗi này kèm lý do, hoặc hỏi lại cơ quan đã công bố",
                    "keep it as published; accept the finding with a reason, or ask the office that published it"
                )
            );
        }

        string Rows(Language language) => string.Join(" + ", times.Select(t => Short(t, language)));
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

    private static string Short(Term term, Language language) =>
        term.Unit switch
        {
            TermUnit.CalendarDays => TimeCheck.Days(term.Amount, 1).In(language),
            TermUnit.WorkingDays => TimeCheck.Days(term.Amount, 2).In(language),
            TermUnit.WorkingHours => TimeCheck.Hours(term.Amount * 60L).In(language),
            _ => language.Pick($"{term.Amount} phút", $"{term.Amount} min"),
        };

    private static string Text(long minutes, Term like, Language language) =>
        (
            like.Unit == TermUnit.SameDay || minutes % (PaperDayMinutes / 2) != 0
                ? TimeCheck.Hours(minutes)
                : TimeCheck.Days(minutes, PaperDayMinutes)
        ).In(language);
}

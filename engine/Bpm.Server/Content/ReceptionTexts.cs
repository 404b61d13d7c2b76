using System.Collections.Immutable;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>How a promised date came about, in one sentence.</summary>
internal static class ReceptionTexts
{
    /// <summary>What the desk may answer to a submission.</summary>
    public static ImmutableArray<StepAction> Answers(Language language) =>
        [
            new("receive", language.Pick("Tiếp nhận", "Receive"), default),
            new("ask-completion", language.Pick("Yêu cầu hoàn thiện", "Ask to complete"), default)
            {
                NeedsReason = true,
            },
            new("refuse", language.Pick("Không tiếp nhận", "Refuse"), default) { NeedsReason = true },
        ];

    /// <summary>An extension by its id in the procedure.</summary>
    public static string ExtensionName(string id, Language language) =>
        id switch
        {
            "verification" => language.Pick("Cần xác minh", "Verification"),
            _ => id,
        };

    public static string Why(
        ClockStart start,
        LocalDateTime received,
        string calendar,
        bool provisional,
        Language language
    )
    {
        var at = received.Long(language);
        var term = TimeWords.TermText(start.Term, language);
        var extra = string.Concat(start.Extra.Select(e => $" + {TimeWords.TermText(e.Term, language)} ({e.Basis})"));
        var rule = RuleOf(start.Rule, start.Term, language);
        var open = provisional
            ? language.Pick(
                " Lịch nghỉ của năm này chưa được quyết định nên ngày là tạm tính.",
                " This year's days off aren't decided yet, so the date is provisional."
            )
            : "";
        return language.Pick(
            $"Nhận {at}. {rule} Thời hạn {term}{extra}, theo {calendar}.{open}",
            $"Received {at}. {rule} Term {term}{extra}, by {calendar}.{open}"
        );
    }

    public static string RuleOf(StartRule rule, Term term, Language language) =>
        (rule, term.Unit) switch
        {
            (_, TermUnit.SameDay) => language.Pick(
                "Trả trong ngày; nhận sau giờ chốt thì tính từ ngày làm việc kế tiếp.",
                "Due the same day; after the cut-off it counts from the next working day."
            ),
            (_, TermUnit.CalendarDays or TermUnit.Months) => language.Pick(
                "Tính theo ngày lịch từ ngày nhận; rơi vào ngày nghỉ thì đến ngày làm việc kế tiếp.",
                "Counts calendar days from the date of receipt; on a day off it moves to the next working day."
            ),
            (StartRule.NextWorkingDay, _) => language.Pick(
                "Ngày nhận không tính; tính từ ngày làm việc kế tiếp.",
                "The day of receipt isn't counted; it starts on the next working day."
            ),
            _ => language.Pick(
                "Tính từng phút làm việc, từ lúc việc tới.",
                "Counts working minutes from the moment the task arrived."
            ),
        };
}

using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>The words of the inbox.</summary>
internal static class InboxTexts
{
    /// <summary>In the place of a code, before reception gives one.</summary>
    public static string NoCode(Language language) => language.Pick("Mới nộp, chưa có mã", "Submitted, no code yet");

    public static string View(string view, Language language) =>
        view switch
        {
            "mine" => language.Pick("Của tôi", "Mine"),
            "unit" => language.Pick("Cả đơn vị", "Whole unit"),
            "sign" => language.Pick("Chờ ký", "To sign"),
            "receive" => language.Pick("Tiếp nhận", "To receive"),
            "watched" => language.Pick("Theo dõi", "Watched"),
            "all" => language.Pick("Tất cả", "All"),
            _ => view,
        };

    public static string Overdue(Language language) => language.Pick("Quá hạn", "Overdue");

    public static string Today(Language language) => language.Pick("Hôm nay", "Today");

    /// <summary>"Ngày làm việc tới — Thứ Hai 23/11": jumps over weekends and holidays, so it is named.</summary>
    public static string Next(LocalDate date, Language language) =>
        language.Pick("Ngày làm việc tới", "Next working day")
        + $" — {Moments.Weekday(date, language)} {Moments.DayMonth(date)}";

    /// <param name="thisWeekToo">Whether days of this week are left after the next working day.</param>
    public static string Week(bool thisWeekToo, Language language) =>
        thisWeekToo
            ? language.Pick("Tuần này và tuần tới", "This week and next")
            : language.Pick("Tuần tới", "Next week");

    public static string Later(Language language) => language.Pick("Sau đó", "Later");

    public static string Paused(Language language) =>
        language.Pick("Tạm dừng — không tính giờ", "Paused — time doesn't count");

    public static string PromiseFirst(Language language) =>
        language.Pick("Theo hạn trả dân", "By the applicant's date");

    public static string PromiseOver(Language language) =>
        language.Pick("Đã quá hạn trả dân", "The applicant's date has passed");

    /// <summary>Of a filter that is to be kept under a name.</summary>
    public static string NothingChosen(Language language) =>
        language.Pick("Hãy chọn ít nhất một điều kiện lọc.", "Choose something to filter by first.");

    public static string SetByLaw(Language language) =>
        language.Pick("Thời hạn do cơ quan khác quy định", "Term set by another agency");
}

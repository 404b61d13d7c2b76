using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>Words of the explained clock.</summary>
internal static class ClockTexts
{
    public static string KindCode(ProofKind kind) =>
        kind switch
        {
            ProofKind.Counted => "counted",
            ProofKind.Remaining => "remaining",
            ProofKind.Paused => "paused",
            ProofKind.Off => "off",
            ProofKind.NotCharged => "not-charged",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    public static string Title(string clock, LocalDateTime? due, string? step, Language language)
    {
        var name = clock switch
        {
            "statutory" => language.Pick("Hạn luật định", "Statutory due date"),
            "task" => language.Pick($"Hạn bước “{step}”", $"Due date of '{step}'"),
            _ => language.Pick("Hạn trả dân", "Promised date"),
        };
        return due is { } moment ? $"{name}: {moment.Long(language)}" : name;
    }

    /// <summary>Why a line counts or does not, from the proof's stable reason.</summary>
    public static string Why(ProofLine line, Func<string, string> groundName, Language language)
    {
        var ground = line.Detail is { } id ? TimeWords.InSentence(groundName(id)) : "";
        return line.Reason switch
        {
            "start" => language.Pick("bắt đầu tính", "starts here"),
            "restarted" => language.Pick("tính lại từ đầu", "begins again"),
            // That it is a whole day stands in the column of hours already.
            "whole-day" => line.Detail ?? "",
            "part-day" => With(language.Pick("một phần ngày", "part of the day"), line.Detail),
            "until-now" => language.Pick("đến bây giờ", "until now"),
            "until-pause" => language.Pick("đến khi tạm dừng", "until the pause"),
            "resumed" => language.Pick("tính tiếp", "goes on"),
            "finished" => language.Pick("đến khi xong", "until it was done"),
            "due" => language.Pick("đến hạn", "due"),
            "over" => language.Pick("quá hạn", "over"),
            "weekend" => language.Pick("nghỉ tuần", "weekly rest"),
            "holiday" => With(language.Pick("nghỉ lễ", "holiday"), line.Detail),
            "receipt-date" => language.Pick("ngày nhận, không tính", "day of receipt, not counted"),
            "after-cut-off" => language.Pick("nhận sau giờ chốt, không tính", "received after the cut-off, not counted"),
            "pause" when line.Kind == ProofKind.Paused => language.Pick($"tạm dừng: {ground}", $"paused: {ground}"),
            "pause" => language.Pick($"ngày có tạm dừng, không tính: {ground}", $"a day with a pause isn't charged: {ground}"),
            "restart" => language.Pick($"trước khi tính lại: {ground}", $"before it began again: {ground}"),
            _ => line.Reason,
        };
    }

    public static string Sum(long total, long allowance, int dayLength, bool agrees, Language language)
    {
        var hours = TimeWords.TableHours(total, language);
        var length = DurationText.Minutes(total, dayLength, language);
        if (!agrees)
        {
            return language.Pick($"Cộng {hours}: không khớp với đồng hồ!", $"Sum {hours}: differs from the clock!");
        }

        return total > allowance
            ? language.Pick(
                $"Cộng {hours} ({length}), vượt thời hạn {TimeWords.TableHours(allowance, language)}",
                $"Sum {hours} ({length}), beyond the term of {TimeWords.TableHours(allowance, language)}"
            )
            : language.Pick($"Cộng {hours} ({length}), đúng bằng thời hạn", $"Sum {hours} ({length}), equal to the term");
    }

    public static string WithoutPauses(LocalDateTime due, Language language) =>
        language.Pick(
            $"Nếu không tạm dừng, hạn là {due.Long(language)}.",
            $"Without the pauses it would be due {due.Long(language)}."
        );

    public static string Provisional(Language language) =>
        language.Pick(
            "Ngày này là tạm tính: lịch nghỉ chưa được quyết định, hoặc đang có tạm dừng chưa kết thúc.",
            "This date is provisional: days off aren't decided yet, or a pause hasn't ended."
        );

    public static string Clamped(Language language) =>
        language.Pick(
            "Hạn bước không vượt quá hạn của hồ sơ nên được rút về hạn đó.",
            "A step isn't due after its dossier, so its date was held at the dossier's."
        );

    public static string UnconfirmedBasis(string name, string basis, Language language) =>
        language.Pick($"{name}: căn cứ chưa được xác nhận ({basis}).", $"{name}: its basis isn't confirmed ({basis}).");

    public static string UnconfirmedProcedure(Language language) =>
        language.Pick(
            "Quy trình chưa được người có thẩm quyền xác nhận.",
            "The procedure isn't confirmed by a competent person."
        );

    public static string SetBy(string agency, Language language) =>
        language.Pick(
            $"Thời hạn này do {agency} quy định, không bị cắt giảm.",
            $"This term is set by {agency} and can't be cut."
        );

    private static string With(string text, string? detail) => detail is null ? text : $"{text}: {detail}";
}

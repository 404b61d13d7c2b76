using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>The words of publishing.</summary>
internal static class PublishingTexts
{
    public static string State(string state, Language language) =>
        state switch
        {
            "open" => language.Pick("Chờ ban hành", "Waits to be put in force"),
            "published" => language.Pick("Đã ban hành", "Put in force"),
            "refused" => language.Pick("Đã trả lại", "Sent back"),
            "withdrawn" => language.Pick("Đã rút", "Withdrawn"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    public static string NewProcedure(Language language) => language.Pick("Thủ tục mới.", "A new procedure.");

    public static string NotYourRole(Language language) =>
        language.Pick("Vai trò của bạn không được ban hành.", "Your role may not put this in force.");

    /// <summary>What must be done to a draft before it can be put in force; null when nothing.</summary>
    /// <param name="errors">Of the check, examples that come out otherwise included.</param>
    /// <param name="examples">How many it has.</param>
    public static string? Unready(int errors, int examples, Language language) =>
        errors > 0
            ? language.Pick(
                $"Chưa ban hành được: còn {errors} lỗi.",
                errors == 1 ? "Not ready: 1 error is left." : $"Not ready: {errors} errors are left."
            )
        : examples == 0
            ? language.Pick(
                "Chưa ban hành được: hãy chạy thử và lưu một ví dụ.",
                "Not ready: try it out and keep an example."
            )
        : null;

    /// <param name="by">Names of author and second person.</param>
    public static string Published(string author, string? by, string at, Language language) =>
        by is null
            ? language.Pick($"{author} · {at}", $"{author} · {at}")
            : language.Pick(
                $"{author} soạn, {by} ban hành · {at}",
                $"written by {author}, put in force by {by} · {at}"
            );
}

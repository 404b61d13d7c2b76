using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of delegations.</summary>
internal static class DelegationTexts
{
    public static string State(string state, Language language) =>
        state switch
        {
            "planned" => language.Pick("Chưa đến ngày", "Not begun"),
            "running" => language.Pick("Đang có hiệu lực", "Running"),
            "over" => language.Pick("Đã hết hạn", "Over"),
            "ended" => language.Pick("Đã chấm dứt", "Ended early"),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    /// <summary>"B thay A": who acted, and in whose name.</summary>
    public static string ActsFor(string name, string? other, Language language) =>
        other is null ? name : language.Pick($"{name} (thay {other})", $"{name} (for {other})");

    public static string Date(Language language) =>
        language.Pick("Nhập ngày, ví dụ 01/12/2026.", "Write a date such as 2026-12-01.");

    public static string NotInThePast(Language language) =>
        language.Pick("Ngày đầu không được trước hôm nay.", "The first day may not be before today.");

    public static string EndFirst(Language language) =>
        language.Pick("Ngày cuối không được trước ngày đầu.", "The last day may not be before the first.");

    public static string TooLong(int days, Language language) =>
        language.Pick($"Mỗi lần ủy quyền dài nhất {days} ngày.", $"A delegation lasts {days} days at most.");
}

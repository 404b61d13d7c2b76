using System.Collections.Frozen;

namespace Bpm.Procedures.Steps;

/// <summary>What people read for an action that the file gives no name.</summary>
public static class UsualNames
{
    private static readonly FrozenDictionary<string, string> s_actions = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["done"] = "Hoàn thành, chuyển tiếp",
        ["ask-supplement"] = "Yêu cầu bổ sung",
        ["reject"] = "Đề xuất từ chối",
        ["return"] = "Trả lại",
        ["sign"] = "Ký duyệt",
        ["refuse"] = "Từ chối",
        ["approve"] = "Đồng ý",
        ["notice"] = "Đã có thông báo",
        ["nothing-due"] = "Không phát sinh nghĩa vụ tài chính",
        ["slip-wrong"] = "Phiếu chuyển thông tin sai",
        ["verify"] = "Cần xác minh",
        ["eligible"] = "Đủ điều kiện",
        ["not-eligible"] = "Không đủ điều kiện",
        ["agree"] = "Đồng ý",
        ["disagree"] = "Không đồng ý",
        ["suspend"] = "Tạm dừng xử lý",
        ["forward"] = "Chuyển tiếp",
        ["resubmit"] = "Trình lại",
        ["remind"] = "Nhắc",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_results = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["birth-certificate"] = "Giấy khai sinh",
        ["payment-proof"] = "Chứng từ nộp tiền",
        ["tax-slip"] = "Phiếu chuyển thông tin nghĩa vụ tài chính",
        ["verification-notice"] = "Thông báo xác minh",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_shortForms = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["ask-"] = "Yêu cầu",
        ["return-"] = "Trả lại",
        ["reject-"] = "Đề xuất từ chối",
        ["refuse-"] = "Từ chối",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The usual actions, for who writes a step.</summary>
    public static IEnumerable<string> Ids => s_actions.Keys.Order(StringComparer.Ordinal);

    /// <summary>The Vietnamese name of a usual action; for another one its id, with spaces.</summary>
    public static string Action(string id)
    {
        if (s_actions.TryGetValue(id, out var name))
        {
            return name;
        }

        foreach (var (prefix, text) in s_shortForms)
        {
            if (id.StartsWith(prefix, StringComparison.Ordinal))
            {
                return text;
            }
        }

        return char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
    }

    /// <summary>The Vietnamese name of a usual result of a step; for another one its id, with spaces.</summary>
    public static string Result(string id) =>
        s_results.TryGetValue(id, out var name) ? name : char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
}

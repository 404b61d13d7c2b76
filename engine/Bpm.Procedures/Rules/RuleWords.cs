using Bpm.WorkingTime;
using Jint.Parser;

namespace Bpm.Procedures.Rules;

/// <summary>What the script parser complains about, in both languages; its own words are English.</summary>
internal static class RuleWords
{
    private const string UnexpectedToken = "unexpected token ";

    private static readonly (string Start, string Vi)[] s_known =
    [
        ("unexpected end of input", "quy tắc chưa viết hết"),
        ("unexpected number", "không được có số ở đây"),
        ("unexpected string", "không được có văn bản ở đây"),
        ("unexpected identifier", "không được có tên ở đây"),
        ("unexpected reserved word", "không được dùng từ dành riêng ở đây"),
        ("invalid regular expression", "biểu thức chính quy viết sai"),
        ("invalid left-hand side", "vế trái không nhận giá trị được"),
        ("illegal return", "“return” phải nằm trong một hàm"),
        ("illegal break", "“break” không nằm trong vòng lặp"),
        ("illegal continue", "“continue” không nằm trong vòng lặp"),
        ("missing catch or finally", "“try” thiếu “catch” hoặc “finally”"),
    ];

    public static Said Say(ParserException problem)
    {
        var text = problem.Description ?? problem.Message;
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        text = text.StartsWith("Line", StringComparison.Ordinal) && colon >= 0 ? text[(colon + 2)..] : text;
        var english = text.Length == 0 ? "something is missing" : char.ToLowerInvariant(text[0]) + text[1..];
        if (english.StartsWith(UnexpectedToken, StringComparison.Ordinal))
        {
            var token = english[UnexpectedToken.Length..];
            return (token == "ILLEGAL" ? "có ký tự không hợp lệ" : $"không được có “{token}” ở đây", english);
        }

        var vietnamese = s_known.FirstOrDefault(k => english.StartsWith(k.Start, StringComparison.Ordinal)).Vi;
        return (vietnamese ?? "có chỗ viết sai hoặc còn thiếu", english);
    }
}

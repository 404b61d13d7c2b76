using Bpm.WorkingTime;
using YamlDotNet.Core;

namespace Bpm.Procedures.Reading;

/// <summary>What the YAML parser complains about, in both languages; its own words are English.</summary>
internal static class YamlWords
{
    // By a part of the parser's sentence. The first that is found speaks, so the narrower ones stand first.
    private static readonly (string Part, string Vi)[] s_known =
    [
        ("mapping values are not allowed", "ở đây không được có “khóa: giá trị”"),
        ("block sequence entries are not allowed", "ở đây không được có mục danh sách “- ”"),
        ("while scanning a quoted scalar", "dấu nháy mở ra chưa được đóng"),
        ("while parsing a quoted scalar", "ký tự thoát trong dấu nháy viết chưa đúng"),
        ("while scanning a simple key", "thiếu dấu “:” sau khóa"),
        ("while scanning a block scalar", "khối văn bản sau “|” hoặc “>” viết chưa đúng"),
        ("while scanning a literal scalar", "khối văn bản sau “|” hoặc “>” viết chưa đúng"),
        ("while scanning a plain scalar", "văn bản không đặt trong dấu nháy viết chưa đúng"),
        ("while scanning for the next token", "có ký tự không thể đứng đầu một giá trị"),
        ("while scanning a directive", "không được có dòng bắt đầu bằng “%”"),
        ("did not find expected key", "dòng không thẳng hàng với các khóa của phần này"),
        ("did not find expected '-' indicator", "dòng không thẳng hàng với các mục của danh sách"),
        ("did not find expected ',' or ']'", "danh sách trong [ ] thiếu dấu phẩy hoặc dấu đóng"),
        ("did not find expected ',' or '}'", "phần trong { } thiếu dấu phẩy hoặc dấu đóng"),
        ("did not find expected node content", "thiếu giá trị ở đây"),
        ("did not find expected <document start>", "văn bản đã kết thúc trước chỗ này"),
    ];

    public static Said Say(YamlException problem)
    {
        var said = (problem.InnerException?.Message ?? problem.Message).Split('\n')[0].TrimEnd('.', ' ');
        var english = said.Length > 0 ? said.ToLowerInvariant() : "it cannot be read from here on";
        var vietnamese = s_known.FirstOrDefault(k => english.Contains(k.Part, StringComparison.Ordinal)).Vi;
        return (vietnamese ?? "từ chỗ này trở đi không đọc được", english);
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bpm.Procedures.Import;

/// <summary>A paper under a short name of our own wording, with what was in its title beside the name.</summary>
/// <param name="IsCut">The source cut the title off, and the cut is in the name.</param>
internal sealed record PaperName(string Name, string? FormNumber, string? Decree, bool IsCut);

/// <summary>
/// Shortens titles of papers: list marks, legal references and conditions go; the number of the form and of the decree
/// become fields. A heading between papers ("hồ sơ gồm:") is no paper, nor is a sentence that tells people what to do.
/// </summary>
internal static partial class PaperNames
{
    private const int TimeoutMs = 500;

    /// <summary>UTF-16 units of the longest name; a slip has one line for it.</summary>
    private const int Longest = 90;
    private const int Shortest = 6;
    private const char Cut = '…';

    /// <summary>Null for a heading or a sentence.</summary>
    public static PaperName? Of(string title)
    {
        var text = ListText.Clean(title);
        if (text.TrimEnd(' ', '.').EndsWith(':'))
        {
            return null;
        }

        var isCut = text.EndsWith(Cut) || text.EndsWith("...", StringComparison.Ordinal);
        var formNumber = FormNumber().Match(text) is { Success: true } form
            ? form.Groups["number"].Value.TrimEnd('.', '-', '/')
            : null;
        var decree = Decree().Match(text) is { Success: true } number ? number.Value : null;
        var (name, reachesEnd) = Short(text);
        if (Sentence().IsMatch(name))
        {
            return null;
        }

        return new PaperName(
            isCut && reachesEnd ? name.TrimEnd(Cut, '.', ' ') + Cut : name,
            formNumber,
            decree,
            isCut && reachesEnd
        );
    }

    /// <summary>A short label of a case ("Đối với …"), for a list to choose from.</summary>
    public static string OfCase(string title)
    {
        var text = CaseWords().Replace(Marks().Replace(ListText.Clean(title), ""), "");
        return Short(text).Name.TrimEnd(':', ' ', Cut);
    }

    // The second says whether the name goes up to the end of the title, where a cut would be.
    private static (string Name, bool ReachesEnd) Short(string title)
    {
        var text = Brackets().Replace(Marks().Replace(title, ""), "").Trim();
        text = Condition().Match(text) is { Success: true } rest ? rest.Groups["paper"].Value : text;
        text = Number().Replace(text, "");
        var whole = text;
        foreach (Match stop in Stops().Matches(text))
        {
            if (stop.Index >= Shortest)
            {
                text = text[..stop.Index];
                break;
            }
        }

        if (text.Length > Longest)
        {
            var comma = text.LastIndexOfAny([',', ';'], Longest - 1);
            var blank = text.LastIndexOf(' ', Longest - 1);
            text = text[
                ..(
                    comma > Longest / 2 ? comma
                    : blank > 0 ? blank
                    : Longest
                )
            ];
        }

        var reachesEnd = text.Length == whole.Length;
        text = text.Trim(' ', ',', ';', '.', ':', '-', '"', '“', '”');
        if (text.Length == 0)
        {
            text =
                whole.Length > 0 ? whole[..Math.Min(whole.Length, Longest)] : title[..Math.Min(title.Length, Longest)];
        }

        return (char.ToUpperInvariant(text[0]) + text[1..], reachesEnd);
    }

    /// <summary>An id made of the name's first words, unlike any taken one.</summary>
    public static string Id(string name, ICollection<string> taken, string fallback)
    {
        const int Words = 6;
        const int Length = 40;
        var words = Text.TextFolding.Words(name).Take(Words);
        var id = string.Join('-', words);
        if (id.Length > Length)
        {
            id = id[..Length].TrimEnd('-');
        }

        if (id.Length == 0 || !char.IsAsciiLetter(id[0]))
        {
            id = id.Length == 0 ? fallback : $"{fallback}-{id}";
        }

        var unique = id;
        for (var n = 2; taken.Contains(unique); n++)
        {
            unique = $"{id}-{n}";
        }

        return unique;
    }

    [GeneratedRegex(
        @"^(?:\s*(?:[-+*•–—]+|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zđ]{1,2}(?:\.\d{1,2})?[.)])\s*)+",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Marks();

    /// <summary>"Trường hợp …, văn bản …": the paper stands after the condition.</summary>
    [GeneratedRegex(
        @"^(?:[Tt]rong |[Đđ]ối với )?(?:[Tt]rường hợp|[Đđ]ối với|[Nn]ếu)\b.*?[,:;]\s*(?:thì\s+)?(?:phải có |nộp |kèm theo |bổ sung )?(?<paper>(?:văn bản|giấy|bản |đơn|tờ |hồ sơ|quyết định|biên bản|báo cáo|danh sách|hợp đồng|chứng |phương án|đề án|ảnh|tài liệu|sơ đồ|kế hoạch|phiếu|thẻ|hộ chiếu|sổ |kết quả|các giấy tờ|một trong).*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeoutMs
    )]
    private static partial Regex Condition();

    [GeneratedRegex(@"^0?\d{1,2}\s+(?=\(?\p{L})", RegexOptions.CultureInvariant, TimeoutMs)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s*[(\[][^)\]]*(?:[)\]]|$)", RegexOptions.CultureInvariant, TimeoutMs)]
    private static partial Regex Brackets();

    [GeneratedRegex(
        @"[,;]?\s+(?:(?:được lập |lập |thực hiện )?theo (?:[Mm]ẫu|quy định|Phụ lục|hướng dẫn|biểu mẫu)|(?:quy định )?tại (?:Phụ lục|Mẫu|Điều|khoản|điểm|Nghị định|Thông tư)|(?:được )?ban hành kèm|do (?:Bộ|Chính phủ) |(?:trong|đối với) trường hợp|[Tt]rường hợp |phù hợp với quy định|có nội dung|bao gồm|gồm |nêu rõ|trong đó|[Mm]ẫu số|[Mm]ẫu |được quy định|quy định )|[;:]|\. |\s[-–+]\s",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Stops();

    [GeneratedRegex(
        @"[Mm]ẫu\s+(?:đơn\s+|tờ khai\s+|biểu\s+)?(?:số\s+)?(?=[^\s,;]*[0-9])(?<number>[0-9][0-9A-Za-zĐđ./-]{0,14}|[A-ZĐ]{1,4}[0-9./-][0-9A-Za-zĐđ./-]{0,12})",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex FormNumber();

    [GeneratedRegex(@"\b\d{1,4}/\d{4}/[A-ZĐ]{2,}[0-9]*(?:-[A-ZĐ]+)*", RegexOptions.CultureInvariant, TimeoutMs)]
    private static partial Regex Decree();

    [GeneratedRegex(
        @"^(?:thành phần )?(?:hồ sơ )?(?:đề nghị )?(?:đối với )?(?:các )?(?:trường hợp )?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeoutMs
    )]
    private static partial Regex CaseWords();

    [GeneratedRegex(
        "^(?:trong |đối với )?(?:trường hợp|đối với|nếu |khi |người (?:yêu|tiếp|nộp|có|đề|đăng)|cơ quan|cá nhân có|tổ chức, cá nhân|đăng nhập|đăng tải|cung cấp|xuất trình|trong lần|từ lần|lưu ý|thành phần|hồ sơ gồm|số lượng|khi đến)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeoutMs
    )]
    private static partial Regex Sentence();
}

/// <summary>A paper as it will stand in the file.</summary>
internal sealed record ImportedPaper(
    string Id,
    PaperName Title,
    int Originals,
    int Copies,
    ImmutableArray<string> Cases
);

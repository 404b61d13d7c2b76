using System.Globalization;
using System.Text.RegularExpressions;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Editing;

/// <summary>One row of a pasted step table.</summary>
/// <param name="Number">Its number on paper, else its place.</param>
internal sealed record PaperRow(
    string Number,
    string Content,
    string Unit,
    string? Person,
    PaperTime Time,
    string? Result
);

/// <summary>
/// Parts pasted lines into the columns of a step table: by tabs, by |, or by " - " where a line ends in a time. A heading
/// line says which column is which and in what unit bare numbers are; without one the cells tell it themselves.
/// </summary>
internal static partial class PaperRows
{
    public static IReadOnlyList<PaperRow> Read(string pasted)
    {
        var lines = TextFolding
            .Composed(pasted.ReplaceLineEndings("\n"))
            .Split('\n')
            .Select(l => Cells(Printable(l)))
            .Select(c => c is ["", .., ""] and { Length: > 2 } ? c[1..^1] : c)
            .Where(c => c.Any(v => v.Trim('-', ' ', ':').Length > 0))
            .Take(LanguageLimits.Steps)
            .ToList();
        // What stands above the heading is the table's title.
        var heading = lines.FindIndex(l => Columns(l) is not null);
        List<string[]> cells = [.. lines.Skip(heading + 1)];
        var columns = heading < 0 ? Guess(cells) : Columns(lines[heading])!;
        var unit = heading < 0 ? "ngày" : UnitOf(lines[heading]);
        return [.. cells.Select((c, i) => Row(c, Fits(columns, c) ? columns : Guess([c]), i, unit))];
    }

    private static PaperRow Row(string[] cells, string[] order, int index, string unit)
    {
        var time = Cell("time") ?? "";
        return new PaperRow(
            Cell("no") is { Length: > 0 } number ? number : (index + 1).ToString(CultureInfo.InvariantCulture),
            Cell("content") ?? "",
            Cell("unit") ?? "",
            Cell("person"),
            new PaperTime(PaperTime.IsNumber(time) ? $"{time.Trim()} {unit}" : time),
            Cell("result")
        );

        string? Cell(string name) =>
            Array.IndexOf(order, name) is var at and >= 0 && at < cells.Length ? cells[at] : null;
    }

    private static string[] Cells(string line)
    {
        if (line.Contains('\t', StringComparison.Ordinal) || line.Contains('|', StringComparison.Ordinal))
        {
            return line.Split(
                line.Contains('\t', StringComparison.Ordinal) ? '\t' : '|',
                StringSplitOptions.TrimEntries
            );
        }

        // "Bước 2: Thẩm định - Phòng Kinh tế - Hạ tầng - 3 giờ": what stands between content and time is the unit.
        var parts = line.Split([" - ", " – "], StringSplitOptions.TrimEntries);
        var numbered = Numbered().Match(parts[0]);
        return parts.Length > 2 && PaperTime.IsTime(parts[^1])
            ?
            [
                .. numbered.Success ? [numbered.Groups["no"].Value] : Array.Empty<string>(),
                numbered.Success ? parts[0][numbered.Length..].Trim() : parts[0],
                string.Join(" - ", parts[1..^1]),
                parts[^1],
            ]
            : [line.Trim()];
    }

    // Tabs part columns; other control characters would not be read back.
    private static string Printable(string line) =>
        string.Concat(
            line.Where(c =>
                c == '\t'
                || !(
                    char.IsControl(c)
                    || char.GetUnicodeCategory(c)
                        is UnicodeCategory.Format
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                )
            )
        );

    private static string[]? Columns(string[] cells)
    {
        var names = cells.Select(c => NameOf(TextFolding.Fold(c))).ToArray();
        return names.Contains("content") && names.Contains("time") ? names : null;
    }

    private static string NameOf(string heading) =>
        heading is "tt" or "stt" or "so tt" or "buoc" ? "no"
        : PaperPlaces.Has(heading, "thoi gian", "thoi han") ? "time"
        : PaperPlaces.Has(heading, "ket qua", "san pham") ? "result"
        : PaperPlaces.Has(heading, "nguoi", "chuc danh", "can bo") ? "person"
        : PaperPlaces.Has(heading, "don vi", "bo phan", "trach nhiem", "co quan", "noi thuc hien") ? "unit"
        : PaperPlaces.Has(heading, "noi dung", "cong viec", "trinh tu", "cac buoc", "ten buoc") ? "content"
        : "";

    private static string UnitOf(string[] heading)
    {
        var time = TextFolding.Fold(heading.First(c => NameOf(TextFolding.Fold(c)) == "time"));
        return PaperPlaces.Has(time, "gio") ? "giờ"
            : PaperPlaces.Has(time, "phut") ? "phút"
            : "ngày";
    }

    private static bool Fits(string[] columns, string[] cells) =>
        cells.Length >= columns.Length || Array.IndexOf(columns, "time") < cells.Length;

    // Without a heading: numbers first, the time tells itself, offices tell themselves; else content, unit, person.
    private static string[] Guess(List<string[]> rows)
    {
        var width = rows.Select(r => r.Length).DefaultIfEmpty(0).Max();
        var names = new string[width];
        Array.Fill(names, "");
        var first = Most(c => c.Length > 0 && c.All(x => char.IsAsciiDigit(x) || x == '.'), 0, 1) == 0 ? 1 : 0;
        if (first == 1)
        {
            names[0] = "no";
        }

        var time = Most(PaperTime.IsTime, first, width);
        time = time >= 0 ? time : Most(PaperTime.IsNumber, first + 1, width);
        var texts = Enumerable.Range(first, Math.Max(0, width - first)).Where(i => time < 0 || i < time).ToList();
        if (time >= 0)
        {
            names[time] = "time";
            for (var i = time + 1; i < width; i++)
            {
                names[i] = i == time + 1 ? "result" : "";
            }
        }

        // The unit stands before the content in some tables.
        string[] order =
            texts.Count >= 2 && Share(PaperPlaces.LooksLikeUnit, texts[0]) > Share(PaperPlaces.LooksLikeUnit, texts[1])
                ? ["unit", "content", "person"]
                : ["content", "unit", "person"];
        foreach (var (column, name) in texts.Zip(order))
        {
            names[column] = name;
        }

        return names;

        int Most(Func<string, bool> fits, int from, int to) =>
            Enumerable.Range(from, Math.Max(0, to - from)).Where(i => Share(fits, i) > 0.5).DefaultIfEmpty(-1).First();

        double Share(Func<string, bool> fits, int column) =>
            rows.Count == 0 ? 0 : rows.Count(r => column < r.Length && fits(r[column])) / (double)rows.Count;
    }

    [GeneratedRegex(
        @"\A(Bước|bước|BƯỚC)? *(?<no>[0-9]{1,2}) *[:.)]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Numbered();
}

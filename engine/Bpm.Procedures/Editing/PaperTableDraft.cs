using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Editing;

/// <summary>What is known of a procedure beside its pasted step table.</summary>
/// <param name="Code">National code, or local.…; made from the name when null.</param>
/// <param name="Statutory">The limit, e.g. <c>12 calendar days</c>; the sum of the rows when null.</param>
/// <param name="Source">Where the table stands: a decision, an address.</param>
/// <param name="Authority">Who decides, as a place: <c>{ unit: so-tu-phap }</c>; the commune when null.</param>
public sealed record PaperTableInput(
    string Rows,
    string Name,
    string Field,
    string? Code = null,
    string? Statutory = null,
    string? Source = null,
    string? Authority = null
);

/// <summary>
/// Makes a first draft out of the step table of an approval decision, as people paste it: one row a line, columns apart
/// by tabs or |. TT, nội dung, đơn vị (and person), thời gian, kết quả; a heading line says which column is which.
/// The rows stay verbatim under <c>paper-table</c>, so that the draft can always be compared with them.
/// </summary>
public static partial class PaperTableDraft
{
    private const int HalfDay = 240;
    private const string Commune = "{ office: commune, for: form.commune }";

    public static string Make(PaperTableInput input, LanguageWorld world)
    {
        var rows = Rows(input.Rows);
        var code = input.Code is { Length: > 0 } given ? given : "local." + Ids.Of(input.Name, 5, "draft");
        var isCalendar = input.Statutory?.Contains("calendar", StringComparison.Ordinal) == true;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"procedure: {YamlText.Scalar(code)}\nversion: 1\nname: {YamlText.Scalar(input.Name)}\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"field: {Ids.Of(input.Field, 4, "other")}\n");
        var authority =
            input.Authority is { Length: > 0 } place && !place.Contains('\n', StringComparison.Ordinal)
                ? place
                : Commune;
        text.Append(CultureInfo.InvariantCulture, $"authority: {authority}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"source: {{ kind: reconstructed, from: {YamlText.Scalar(input.Source is { Length: > 0 } source ? source : "Bảng quy trình được dán vào")} }}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"confirmed: no\nlimit: {{ statutory: {input.Statutory ?? Sum(rows)} }}\n\n"
        );
        List<string> steps = [.. Steps(rows, isCalendar, world).Select(s => $"  - {{ {string.Join(", ", s)} }}\n")];
        // Only an office that there is one of each commune has to know which.
        if (steps.Prepend(authority).Any(s => s.Contains("form.commune", StringComparison.Ordinal)))
        {
            text.Append("form:\n  - { id: commune, label: Xã/phường, type: commune }\n\n");
        }

        text.Append("steps:\n").AppendJoin("", steps);

        text.Append("\npaper-table:\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ {string.Join(", ", Verbatim(row))} }}\n");
        }

        return Formatter.Format(text.ToString()).Text;
    }

    private static IEnumerable<List<string>> Steps(List<Row> rows, bool isCalendar, LanguageWorld world)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var hasDelivery = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, kind) = (rows[i], KindOf(rows, i));
            hasDelivery |= kind == "deliver";
            var place = PlaceOf(row, kind, world);
            var step = new List<string>
            {
                $"id: {Ids.Unique(kind == "work" ? Ids.Of(row.Content, 4, "step") : IdOf(kind), ids)}",
            };
            step.Add($"name: {YamlText.Scalar(row.Content.Length > 0 ? row.Content : row.Unit)}");
            if (kind != "work")
            {
                step.Add($"kind: {kind}");
            }

            step.Add($"at: {place}");
            step.Add($"role: {RoleOf(kind, row)}");
            if (kind != "deliver" && TermOf(row.Time, isCalendar) is { } term)
            {
                step.Add($"within: {term}");
            }

            yield return step;
        }

        if (rows.Count > 0 && !hasDelivery)
        {
            yield return
            [
                $"id: {Ids.Unique("hand-over", ids)}",
                "kind: deliver",
                "at: reception",
                "role: returning-officer",
            ];
        }
    }

    private static string KindOf(List<Row> rows, int index)
    {
        var content = TextFolding.Fold($"{rows[index].Content} {rows[index].Person}");
        return index == 0 && (content.Contains("nhan", StringComparison.Ordinal) || IsDesk(rows[index].Unit))
                ? "receive"
            : index == rows.Count - 1
            && index > 0
            && (
                content.Contains("tra ket qua", StringComparison.Ordinal)
                || content.Contains("tra kq", StringComparison.Ordinal)
            )
                ? "deliver"
            : Has(content, "vao so", "dong dau", "phat hanh", "van thu") ? "issue"
            : Has(content, "ky duyet", "phe duyet", "ky giay", "ky ban hanh", "ky quyet dinh", "trinh ky", "ky ")
            && !content.Contains("tham dinh", StringComparison.Ordinal)
                ? "sign"
            : "work";
    }

    private static bool Has(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDesk(string unit) =>
        Has(
            TextFolding.Fold(unit),
            "mot cua",
            "tn&tkq",
            "tn va tkq",
            "tiep nhan",
            "tra ket qua",
            "phuc vu hanh chinh cong",
            "pvhcc"
        );

    private static string PlaceOf(Row row, string kind, LanguageWorld world)
    {
        if (kind is "receive" or "deliver" || IsDesk(row.Unit))
        {
            return "reception";
        }

        // The office kind whose units are called most like it; one letter off isn't the same office.
        var words = Words(row.Unit);
        var best = world
            .Catalogue.Province.Units.Where(u =>
                u.Until is null && u.Office is not ("province" or "centre" or "commune")
            )
            .Select(u => (Unit: u, Score: Words(u.Name).Intersect(words, StringComparer.Ordinal).Count()))
            .OrderByDescending(u => u.Score)
            .ThenBy(u => u.Unit.Code, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Unit is null || best.Score < 3)
        {
            return "authority";
        }

        return best.Unit.Serves.IsEmpty && !MoreThanOne(best.Unit.Office, world)
            ? $"{{ unit: {YamlText.Scalar(best.Unit.Code)} }}"
            : $"{{ office: {best.Unit.Office}, for: form.commune }}";
    }

    private static bool MoreThanOne(string office, LanguageWorld world) =>
        world.Catalogue.Province.Units.Count(u => u.Office == office) > 1;

    private static HashSet<string> Words(string text) =>
        TextFolding.Words(text).Where(w => w.Length > 1).ToHashSet(StringComparer.Ordinal);

    private static string RoleOf(string kind, Row row) =>
        kind switch
        {
            "receive" => "reception-officer",
            "deliver" => "returning-officer",
            "sign" => "leader",
            "issue" => "clerk",
            _ when Has(TextFolding.Fold(row.Person ?? ""), "lanh dao", "truong phong") => "leader",
            _ => "specialist",
        };

    private static string IdOf(string kind) =>
        kind switch
        {
            "deliver" => "hand-over",
            _ => kind,
        };

    /// <summary>A kebab-case id out of the first words of a text.</summary>
    private static string? TermOf(string time, bool isCalendar)
    {
        if (Time().Match(TextFolding.Fold(time)) is not { Success: true, Groups: var groups })
        {
            return null;
        }

        var amount = groups["amount"]
            .Value.Replace(',', '.')
            .Replace("½", "0.5", StringComparison.Ordinal)
            .TrimStart('0');
        amount = amount is "" or ['.', ..] ? "0" + amount : amount;
        var unit = groups["unit"].Value;
        if (unit is "gio")
        {
            return $"{amount} working hours";
        }

        if (unit is "phut")
        {
            return $"{amount} working minutes";
        }

        var isWorking = !isCalendar || time.Contains("làm việc", StringComparison.OrdinalIgnoreCase);
        return decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            ? isWorking
                ? days * 2 == decimal.Truncate(days * 2)
                    ? $"{amount} working {(days == 1 ? "day" : "days")}"
                    : $"{(int)(days * HalfDay * 2)} working minutes"
                : days == decimal.Truncate(days)
                    ? $"{amount} calendar {(days == 1 ? "day" : "days")}"
                    : $"{(int)(days * HalfDay * 2)} working minutes"
            : null;
    }

    private static string Sum(List<Row> rows)
    {
        var minutes = rows.Select(r => TermOf(r.Time, isCalendar: false))
            .OfType<string>()
            .Sum(t => WorkingTime.Term.TryParse(t, out var term, out _) ? term.WorkingMinutes(HalfDay * 2) ?? 0 : 0);
        var halves = (minutes + HalfDay - 1) / HalfDay;
        return halves == 0
            ? "10 working days"
            : string.Create(CultureInfo.InvariantCulture, $"{halves / 2m:0.#} working days");
    }

    private static IEnumerable<string> Verbatim(Row row)
    {
        yield return $"no: {YamlText.Scalar(row.Number, isWord: true)}";
        yield return $"content: {YamlText.Scalar(row.Content)}";
        if (row.Unit.Length > 0)
        {
            yield return $"unit: {YamlText.Scalar(row.Unit)}";
        }

        if (row.Person is { Length: > 0 })
        {
            yield return $"person: {YamlText.Scalar(row.Person)}";
        }

        if (Time().Match(TextFolding.Fold(row.Time)) is { Success: true, Groups: var groups })
        {
            var amount = groups["amount"]
                .Value.Replace(',', '.')
                .Replace("½", "0.5", StringComparison.Ordinal)
                .TrimStart('0');
            var unit = groups["unit"].Value switch
            {
                "gio" => "hours",
                "phut" => "minutes",
                _ => "days",
            };
            yield return $"time: {(amount is "" or ['.', ..] ? "0" + amount : amount)} {unit}";
        }

        if (row.Result is { Length: > 0 })
        {
            yield return $"result: {YamlText.Scalar(row.Result)}";
        }
    }

    private sealed record Row(string Number, string Content, string Unit, string? Person, string Time, string? Result);

    private static List<Row> Rows(string pasted)
    {
        var lines = TextFolding
            .Composed(pasted.ReplaceLineEndings("\n"))
            .Split('\n')
            .Select(l =>
                Printable(l)
                    .Split(l.Contains('\t', StringComparison.Ordinal) ? '\t' : '|', StringSplitOptions.TrimEntries)
            )
            .Select(c => c is ["", .., ""] and { Length: > 2 } ? c[1..^1] : c)
            .Where(c => c.Any(v => v.Trim('-', ' ', ':').Length > 0))
            .Take(LanguageLimits.Steps)
            .ToList();
        var columns = lines.Select(Columns).FirstOrDefault();
        var rows = new List<Row>();
        foreach (var cells in columns is null ? lines : lines.Skip(1))
        {
            var order = columns ?? Guess(cells);
            rows.Add(
                new Row(
                    Cell("no") is { Length: > 0 } number
                        ? number
                        : (rows.Count + 1).ToString(CultureInfo.InvariantCulture),
                    Cell("content") ?? "",
                    Cell("unit") ?? "",
                    Cell("person"),
                    Cell("time") ?? "",
                    Cell("result")
                )
            );

            string? Cell(string name) =>
                Array.IndexOf(order, name) is var at and >= 0 && at < cells.Length ? cells[at] : null;
        }

        return rows;
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
        : Has(heading, "thoi gian", "thoi han") ? "time"
        : Has(heading, "ket qua", "san pham") ? "result"
        : Has(heading, "nguoi", "chuc danh", "can bo") ? "person"
        : Has(heading, "don vi", "bo phan", "trach nhiem", "co quan", "noi thuc hien") ? "unit"
        : Has(heading, "noi dung", "cong viec", "trinh tu", "cac buoc") ? "content"
        : "";

    // Without a heading: TT, content, unit, [person,] time[, result]; the time tells itself.
    private static string[] Guess(string[] cells)
    {
        var time = Array.FindIndex(cells, c => Time().IsMatch(TextFolding.Fold(c)));
        var first =
            cells.Length > 0 && cells[0].All(c => char.IsAsciiDigit(c) || c == '.') && cells[0].Length > 0 ? 1 : 0;
        var names = new string[cells.Length];
        Array.Fill(names, "");
        string[] order = ["content", "unit", "person"];
        for (int i = first, n = 0; i < cells.Length; i++)
        {
            names[i] =
                i == time ? "time"
                : time >= 0 && i > time ? "result"
                : n < order.Length ? order[n++]
                : "";
        }

        if (first == 1)
        {
            names[0] = "no";
        }

        return names;
    }

    [GeneratedRegex(
        @"\A *(?<amount>[0-9]{1,3}([.,][0-9]{1,2})?|½) *(?<unit>ngay|gio|phut)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Time();
}

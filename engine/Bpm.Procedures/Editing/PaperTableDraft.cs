using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
public static class PaperTableDraft
{
    private const int HalfDay = 240;
    private const string Commune = "{ office: commune, for: form.commune }";

    public static string Make(PaperTableInput input, LanguageWorld world) => Read(input, world).Text;

    /// <summary>The draft, and what of the table was not understood: nothing is guessed without saying so.</summary>
    public static PaperReading Read(PaperTableInput input, LanguageWorld world)
    {
        var rows = PaperRows.Read(input.Rows);
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

        return new PaperReading(Formatter.Format(text.ToString()).Text, [.. Doubts(rows, world)]);
    }

    private static IEnumerable<PaperDoubt> Doubts(IReadOnlyList<PaperRow> rows, LanguageWorld world)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, kind) = (rows[i], KindOf(rows, i));
            if (kind != "deliver" && row.Time.Term(isCalendar: false) is null)
            {
                yield return new PaperDoubt("time", row.Number, row.Content, row.Time.Text);
            }

            if (!PaperPlaces.Of(row.Unit, kind, world).IsSure)
            {
                yield return new PaperDoubt("unit", row.Number, row.Content, row.Unit);
            }
        }
    }

    private static IEnumerable<List<string>> Steps(IReadOnlyList<PaperRow> rows, bool isCalendar, LanguageWorld world)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var hasDelivery = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, kind) = (rows[i], KindOf(rows, i));
            hasDelivery |= kind == "deliver";
            var place = PaperPlaces.Of(row.Unit, kind, world).Place;
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
            if (kind != "deliver" && row.Time.Term(isCalendar) is { } term)
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

    private static string KindOf(IReadOnlyList<PaperRow> rows, int index)
    {
        var content = TextFolding.Fold($"{rows[index].Content} {rows[index].Person}");
        return index == 0
            && (content.Contains("nhan", StringComparison.Ordinal) || PaperPlaces.IsDesk(rows[index].Unit))
                ? "receive"
            : index == rows.Count - 1
            && index > 0
            && (
                content.Contains("tra ket qua", StringComparison.Ordinal)
                || content.Contains("tra kq", StringComparison.Ordinal)
            )
                ? "deliver"
            : PaperPlaces.Has(content, "vao so", "dong dau", "phat hanh", "van thu") ? "issue"
            : PaperPlaces.Has(
                content,
                "ky duyet",
                "phe duyet",
                "ky giay",
                "ky ban hanh",
                "ky quyet dinh",
                "trinh ky",
                "ky "
            ) && !content.Contains("tham dinh", StringComparison.Ordinal)
                ? "sign"
            : "work";
    }

    private static string RoleOf(string kind, PaperRow row) =>
        kind switch
        {
            "receive" => "reception-officer",
            "deliver" => "returning-officer",
            "sign" => "leader",
            "issue" => "clerk",
            _ when PaperPlaces.Has(TextFolding.Fold(row.Person ?? ""), "lanh dao", "truong phong") => "leader",
            _ => "specialist",
        };

    private static string IdOf(string kind) =>
        kind switch
        {
            "deliver" => "hand-over",
            _ => kind,
        };

    private static string Sum(IReadOnlyList<PaperRow> rows)
    {
        var minutes = rows.Select(r => r.Time.Term(isCalendar: false))
            .OfType<string>()
            .Sum(t => WorkingTime.Term.TryParse(t, out var term, out _) ? term.WorkingMinutes(HalfDay * 2) ?? 0 : 0);
        var halves = (minutes + HalfDay - 1) / HalfDay;
        return halves == 0
            ? "10 working days"
            : string.Create(CultureInfo.InvariantCulture, $"{halves / 2m:0.#} working days");
    }

    private static IEnumerable<string> Verbatim(PaperRow row)
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

        if (row.Time.Verbatim is { } time)
        {
            yield return $"time: {time}";
        }

        if (row.Result is { Length: > 0 })
        {
            yield return $"result: {YamlText.Scalar(row.Result)}";
        }
    }
}

/// <param name="Text">The draft.</param>
/// <param name="Doubts">In the order of the rows.</param>
public sealed record PaperReading(string Text, ImmutableArray<PaperDoubt> Doubts);

/// <summary>Something of a pasted row that was not understood.</summary>
/// <param name="Kind">time: the step has no term; unit: the step stands at the deciding authority meanwhile.</param>
/// <param name="Row">The row's number on paper.</param>
/// <param name="Word">As it is written; empty when nothing is.</param>
public sealed record PaperDoubt(string Kind, string Row, string Content, string Word);

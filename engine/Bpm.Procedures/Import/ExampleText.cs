using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Import;

/// <summary>
/// An example for an imported procedure: the plain way through its template, received before days off, with the due
/// moment that the working calendar gives. It proves that the file runs; a designer adds the others.
/// </summary>
internal sealed class ExampleText(WorkingCalendar calendar)
{
    /// <summary>Moments before a weekend, Tết, the swapped Saturday, 30 April or 2 September; and what each crosses.</summary>
    private static readonly (LocalDateTime Received, string Name)[] s_moments =
    [
        (new LocalDateTime(2026, 1, 9, 9, 15), "Thứ Bảy làm bù 10/01 được tính"),
        (new LocalDateTime(2026, 2, 12, 14, 30), "Nhận trước kỳ nghỉ Tết"),
        (new LocalDateTime(2026, 3, 6, 8, 40), "Nhận thứ Sáu, qua cuối tuần"),
        (new LocalDateTime(2026, 4, 24, 10, 5), "Qua ngày nghỉ bù Giỗ Tổ và 30/4"),
        (new LocalDateTime(2026, 4, 29, 15, 20), "Nhận ngay trước 30/4"),
        (new LocalDateTime(2026, 6, 12, 16, 10), "Nhận chiều thứ Sáu"),
    ];

    /// <summary>Lines of the item under <c>examples:</c>.</summary>
    public IEnumerable<string> Lines(
        string code,
        ProcessTemplate template,
        IEnumerable<(string Id, string Value)> form,
        LimitFacts limit,
        long? fee
    )
    {
        var (received, name) = s_moments[code.Where(char.IsAsciiDigit).Sum(c => c - '0') % s_moments.Length];
        yield return $"  - name: {YamlText.Scalar(name)}";
        yield return $"    received: {Moment(received)}";
        var answers = string.Join(", ", form.Select(f => $"{f.Id}: {f.Value}"));
        if (answers.Length > 0)
        {
            yield return $"    form: {{ {answers} }}";
        }

        if (limit.Statutory is null)
        {
            yield return $"    assume: {limit.Fitted}";
        }

        var later = calendar.Add(received, Term.OfWorkingDays(1), StartRule.NextWorkingDay);
        yield return $"    do: [{string.Join(", ", Acts(template.Steps, later))}]";
        yield return $"    due: {Moment(calendar.Add(received, limit.Fitted, StartRule.NextWorkingDay))}";

        if (fee is { } amount)
        {
            yield return $"    fee: {amount.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>An answer that fits a field of a template's or of the procedure's own form.</summary>
    public static (string Id, string Value)? Answer(YamlNode node)
    {
        if (node is not YamlMap map || (map["id"] as YamlScalar)?.Text is not { } id)
        {
            return null;
        }

        return (
            id,
            (map["type"] as YamlScalar)?.Text switch
            {
                "commune" => "\"16681\"",
                "date" => "2024-05-20",
                "number" => (map["min"] as YamlScalar)?.Text ?? "1",
                "yes-no" => "no",
                "choice" => (((map["choices"] as YamlList)?.Items[0] as YamlMap)?["value"] as YamlScalar)?.Text
                    ?? "none",
                _ => "Thông tin mẫu",
            }
        );
    }

    // The first action of each step; a first action that leads on past others is followed.
    private static List<string> Acts(IReadOnlyList<YamlNode> nodes, LocalDateTime later)
    {
        var acts = new List<string>();
        var steps = nodes.OfType<YamlMap>().ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var id = (steps[i]["id"] as YamlScalar)?.Text ?? "";
            if (steps[i]["branches"] is YamlList branches)
            {
                foreach (var branch in branches.Items.OfType<YamlMap>())
                {
                    acts.AddRange(Acts(((YamlList)branch["steps"]!).Items, later));
                }
            }
            else if ((steps[i]["kind"] as YamlScalar)?.Text == "wait")
            {
                acts.Add($"{{ {id}: {Moment(later)} }}");
            }
            else if (steps[i]["actions"] is YamlMap { Entries: [var first, ..] })
            {
                acts.Add($"{id}.{first.Key.Text}");
                if ((first.Value as YamlMap)?["to"] is YamlScalar to)
                {
                    var target = steps.FindIndex(s => (s["id"] as YamlScalar)?.Text == to.Text);
                    i = target > i ? target - 1 : i;
                }
            }
            else
            {
                acts.Add((steps[i]["kind"] as YamlScalar)?.Text == "sign" ? $"{id}.sign" : id);
            }
        }

        return acts;
    }

    private static string Moment(LocalDateTime moment) =>
        moment.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures;

/// <summary>
/// Reads <c>paper-table:</c>, the step table of an approval decision, verbatim: a list of rows, or
/// <c>{ total, rows }</c>. Such tables write "10 days"; the limit says which days are meant.
/// </summary>
internal static partial class PaperTableReader
{
    public static (ImmutableArray<PaperTableRow> Rows, Term? Total) Read(
        MapReader procedure,
        Limit limit,
        ReadContext context
    )
    {
        var calendarDays = limit.Statutory?.Unit == TermUnit.CalendarDays;
        var total = Time(procedure, "paper-total", calendarDays);
        IReadOnlyList<YamlNode> items;
        if (procedure.Node("paper-table") is YamlMap)
        {
            var table = procedure.SubMap("paper-table")!;
            total = Time(table, "total", calendarDays) ?? total;
            _ = table.Text("note");
            items = table.Items("rows");
            table.Done();
        }
        else
        {
            items = procedure.Items("paper-table");
        }

        var rows = ImmutableArray.CreateBuilder<PaperTableRow>();
        foreach (var item in items)
        {
            if (MapReader.Of(item, context.Findings, ("dòng của bảng", "a row")) is not { } map)
            {
                continue;
            }

            var number = map.Scalar("no");
            rows.Add(
                new PaperTableRow(
                    number?.Text ?? "",
                    map.Text("content") ?? "",
                    map.Text("unit") ?? "",
                    map.Text("person"),
                    Time(map, "time", calendarDays),
                    map.Text("result")
                )
            );
            map.Done();
        }

        return (rows.ToImmutable(), total);
    }

    private static Term? Time(MapReader map, string key, bool calendarDays)
    {
        if (map.Scalar(key, ("thời gian", "a time")) is not { } scalar)
        {
            return null;
        }

        if (BareUnit().Match(scalar.Text) is { Success: true, Groups: var groups })
        {
            var unit = groups["unit"].Value switch
            {
                "hour" or "hours" or "giờ" => "working hours",
                "minute" or "minutes" or "phút" => "working minutes",
                _ => calendarDays ? "calendar days" : "working days",
            };
            if (Term.TryParse($"{groups["number"].Value.Replace(',', '.')} {unit}", out var term, out _))
            {
                return term;
            }
        }

        return MapReader.TermOf(scalar, map.Findings);
    }

    [GeneratedRegex(
        @"\A(?<number>[0-9]{1,6}([.,][0-9])?) +(?<unit>days?|hours?|minutes?|ngày|giờ|phút)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex BareUnit();
}

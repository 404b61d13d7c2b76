using System.Globalization;
using System.Text;
using System.Text.Json;
using Bpm.Engine.Reports;
using Bpm.Engine.Simulation;
using Bpm.Server.Commands.Store;

namespace Bpm.Server.Commands.Simulation;

/// <summary>What came of a simulation, for people and for programs.</summary>
internal static class SimulationText
{
    /// <summary>Columns of the table: heading and figure.</summary>
    private static readonly (string Heading, string Figure)[] Columns =
    [
        ("received", "received"),
        ("new", "new"),
        ("carried", "carried"),
        ("resolved", "resolved"),
        ("late", "late"),
        ("in process", "in-process"),
        ("supplement", "awaiting-supplement"),
        ("payment", "awaiting-payment"),
        ("paused", "awaiting-other"),
        ("returned", "returned"),
        ("stopped", "stopped"),
    ];

    public static string AsText(SimulationResult result)
    {
        var text = new StringBuilder();
        var settings = result.Settings;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{result.Applications} applications from {settings.From:uuuu-MM-dd} to {settings.End:uuuu-MM-dd}, seed {settings.Seed}: invented, binding nobody\n\n"
        );
        text.Append("month    ");
        foreach (var (heading, _) in Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{heading, 11}");
        }

        text.Append("   on time    online\n");
        foreach (var month in result.Months)
        {
            Row(text, month.Period.From.ToString("uuuu-MM", CultureInfo.InvariantCulture), month);
        }

        Row(text, "all", result.Whole);
        var total = result.Whole.Total;
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n{total["received"]} received = {string.Join(" + ", total.Partition.Select(p => $"{p.Count} {p.Figure}"))}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"{result.Submitted} submitted + {result.Linked} linked = {total["received"]} received + {result.RefusedAtReception} refused at reception + {result.GivenUp} given up + {result.AtTheDesk} at the desk\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"late by reason: {string.Join(", ", Reasons(result).Select(r => $"{r.Count} {r.Name}"))}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"{result.Commands} commands, {result.Events} events, {result.Alarms} alarms, {result.Incidents} incidents; {result.Lines} lines\n"
        );
        if (!result.LeftOut.IsEmpty)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"left out: {string.Join(", ", result.LeftOut.GroupBy(l => l.Code).Select(g => $"{g.Count()} procedures ({g.Key})"))}\n"
            );
        }

        foreach (var stuck in result.Stuck)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"stuck: {stuck.Procedure} {stuck.Step}: {stuck.Code} {stuck.Message}\n"
            );
        }

        return text.ToString();
    }

    public static string AsJson(SimulationResult result) =>
        VerbJson.Write(json =>
        {
            json.WriteString("from", $"{result.Settings.From:uuuu-MM-dd}");
            json.WriteString("until", $"{result.Settings.End:uuuu-MM-dd'T'HH:mm}");
            json.WriteNumber("seed", result.Settings.Seed);
            json.WriteNumber("applications", result.Applications);
            json.WriteNumber("submitted", result.Submitted);
            json.WriteNumber("linked", result.Linked);
            json.WriteNumber("refusedAtReception", result.RefusedAtReception);
            json.WriteNumber("givenUp", result.GivenUp);
            json.WriteNumber("atTheDesk", result.AtTheDesk);
            json.WriteNumber("commands", result.Commands);
            json.WriteNumber("events", result.Events);
            json.WriteNumber("alarms", result.Alarms);
            json.WriteNumber("incidents", result.Incidents);
            json.WriteNumber("wrongLedgers", result.WrongLedgers);
            json.WriteNumber("lines", result.Lines);
            Report(json, "whole", result.Whole);
            json.WriteStartArray("months");
            foreach (var month in result.Months)
            {
                Report(json, null, month);
            }

            json.WriteEndArray();
            json.WriteStartObject("lateReasons");
            foreach (var (name, count) in Reasons(result))
            {
                json.WriteNumber(Camel(name), count);
            }

            json.WriteEndObject();
            json.WriteStartArray("leftOut");
            foreach (var left in result.LeftOut)
            {
                json.WriteStartObject();
                json.WriteString("procedure", left.Procedure);
                json.WriteString("code", left.Code);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("stuck");
            foreach (var stuck in result.Stuck)
            {
                json.WriteStartObject();
                json.WriteString("procedure", stuck.Procedure);
                json.WriteString("step", stuck.Step);
                json.WriteString("code", stuck.Code);
                json.WriteString("message", stuck.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static void Row(StringBuilder text, string name, MonthlyReport report)
    {
        text.Append(name.PadRight(9));
        foreach (var (_, figure) in Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{report.Total[figure], 11}");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"{Percent(report.Total.OnTimeRate), 10}{Percent(report.Total.OnlineRate), 10}\n"
        );
    }

    private static string Percent(ReportRate rate) =>
        rate.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.00} %") : "–";

    private static IEnumerable<(string Name, int Count)> Reasons(SimulationResult result)
    {
        var reasons = result.LateReasons;
        return Enum.GetValues<LateReason>()
            .Select(r => (JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()), reasons.GetValueOrDefault(r)));
    }

    private static void Report(Utf8JsonWriter json, string? name, MonthlyReport report)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteString("from", $"{report.Period.From:uuuu-MM-dd}");
        json.WriteString("to", $"{report.Period.To:uuuu-MM-dd}");
        foreach (var figure in ReportFigure.All)
        {
            json.WriteNumber(Camel(figure.Id), report.Total[figure.Id]);
        }

        Rate(json, "onTimePercent", report.Total.OnTimeRate);
        Rate(json, "onlinePercent", report.Total.OnlineRate);
        json.WriteNumber("units", report.Units.Length);
        json.WriteEndObject();
    }

    private static void Rate(Utf8JsonWriter json, string name, ReportRate rate)
    {
        if (rate.Percent is { } percent)
        {
            json.WriteNumber(name, percent);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Kebab to camel.</summary>
    private static string Camel(string id) =>
        string.Concat(id.Split('-').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}

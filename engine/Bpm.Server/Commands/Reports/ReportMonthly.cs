using System.Globalization;
using System.Text;
using System.Text.Json;
using Bpm.Engine;
using Bpm.Engine.Reports;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Reports;
using Bpm.Server.Reports;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Commands.Reports;

/// <summary><c>bpm report monthly</c>: the same report that the server gives, by the same services, without serving.</summary>
internal static class ReportMonthly
{
    public const string Usage =
        "report monthly (--from DATE --to DATE | --reporting-month 2026-06 | --month 2026-06) [--unit U] [--json | --xlsx FILE] [--language vi|en] [--data FOLDER] [--procedures FOLDER] [--storage sqlite|postgres] [--demo true|false]";
    public const string Summary = "What came in during a period and what became of it, by competent authority.";

    public const string Details = """
          --from, --to         the first and the last date of the period
          --reporting-month    the province's month: from the 15th of the month before to the 14th
          --month              the calendar month
          --unit               one competent authority, by its code
          --json               the report as GET /api/v1/reports/monthly gives it
          --xlsx               writes the workbook of GET /api/v1/reports/monthly/workbook
          --language           of names and notes; vi unless told

        Changes nothing, and may run while the server does. A report whose parts do not add up is never made.
        """;

    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("report monthly", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(
            args,
            [
                "from",
                "to",
                "reporting-month",
                "month",
                "unit",
                "xlsx",
                "language",
                "data",
                "procedures",
                "storage",
                "demo",
            ],
            ["json"]
        );
        var period = PeriodOf(options);
        var language = LanguageOf(options);
        await using var app = StoreApp.Build(options);
        var (report, _) = await app
            .Services.GetRequiredService<MonthlyReports>()
            .Of(
                period.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                period.To.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                options.Value("unit"),
                ReaderOfAll(language, app.Services.GetRequiredService<IClock>()),
                CancellationToken.None
            );
        if (report is null)
        {
            throw new CommandException($"the period {period} has not begun yet.");
        }

        if (options.Value("xlsx") is { } file)
        {
            await File.WriteAllBytesAsync(file, Workbook.Write(MonthlySheet.Rows(report, language)));
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file}: {report.Total.Counts["received"]} dossiers, {report.Units.Count} units"
                )
            );
            return ExitCode.Done;
        }

        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        await output.WriteLineAsync(options.Has("json") ? JsonSerializer.Serialize(report, json) : AsText(report));
        return ExitCode.Done;
    }

    private static string AsText(MonthlyReportView report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.From} – {report.To}\n");
        foreach (var note in report.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{note}\n");
        }

        foreach (var row in report.Units.Prepend(report.Total))
        {
            var parts = string.Join(" + ", row.Partition.Select(p => $"{p.Count} {p.Name}"));
            text.Append(CultureInfo.InvariantCulture, $"\n{row.Name} {row.Unit}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {row.Counts["received"]} = {parts}\n");
            foreach (var figure in report.Figures)
            {
                if (row.Counts[figure.Id] is > 0 and var count && row.Partition.All(p => p.Figure != figure.Id))
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {count, 9}  {figure.Name}\n");
                }
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"  {row.OnTime.Text} ({row.OnTime.Part}/{row.OnTime.Whole}), {row.Online.Text} ({row.Online.Part}/{row.Online.Whole})\n"
            );
        }

        return text.ToString();
    }

    public static ReportPeriod PeriodOf(Options options)
    {
        string?[] named =
        [
            options.Value("from") ?? options.Value("to"),
            options.Value("reporting-month"),
            options.Value("month"),
        ];
        if (named.Count(n => n is not null) != 1)
        {
            throw new CommandException(
                "name one period; write for example --from 2026-05-15 --to 2026-06-14, or --reporting-month 2026-06."
            );
        }

        if (options.Value("reporting-month") is { } reporting)
        {
            var month = MonthOf("reporting-month", reporting);
            return ReportPeriod.FifteenthToFourteenth(month.Year, month.Month);
        }

        if (options.Value("month") is { } calendar)
        {
            var month = MonthOf("month", calendar);
            return ReportPeriod.Month(month.Year, month.Month);
        }

        var (from, to) = (DateOf(options, "from"), DateOf(options, "to"));
        return to < from
            ? throw new CommandException($"the period ends on {to:uuuu-MM-dd}, before it begins.")
            : new ReportPeriod(from, to);
    }

    private static LocalDate MonthOf(string option, string text) =>
        Month.Parse(text) is { Success: true, Value: var month }
            ? month
            : throw new CommandException($"'{text}' is no month; write for example --{option} 2026-06.");

    private static LocalDate DateOf(Options options, string option)
    {
        var text = options.Required(option, "2026-06-14");
        return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
            ? date
            : throw new CommandException($"'{text}' is no date; write for example --{option} 2026-06-14.");
    }

    public static Language LanguageOf(Options options) =>
        options.Value("language") switch
        {
            null or "vi" => Language.Vietnamese,
            "en" => Language.English,
            var other => throw new CommandException($"the language is vi or en, not '{other}'."),
        };

    /// <summary>Whoever can open the store's file can count all of it.</summary>
    private static Caller ReaderOfAll(Language language, IClock clock) =>
        new()
        {
            Language = language,
            Now = clock.GetCurrentInstant(),
            Actor = new Actor("bpm", [new Grant("H41", "inspector")]),
        };
}

using System.Globalization;
using System.Text;
using Bpm.Server.Reports;
using NodaTime;

namespace Bpm.Server.Commands.Reports;

/// <summary><c>bpm export events</c>: the event log that <c>GET /api/v1/reports/events.csv</c> gives, however long it is.</summary>
internal static class ExportEventsVerb
{
    public const string Usage =
        "export events (--from DATE --to DATE | --reporting-month 2026-06 | --month 2026-06) --out FILE.csv [--procedure CODE] [--unit U] [--language vi|en] [--data FOLDER] [--procedures FOLDER] [--storage sqlite|postgres] [--demo true|false]";
    public const string Summary =
        "What was done to dossiers, a line an activity with its working minutes: for process mining.";

    public static string Details =>
        $"""
              --from, --to        when the dossiers were received: the first and the last date
              --reporting-month   the province's month: from the 15th of the month before to the 14th
              --month             the calendar month
              --out               the file that is written; UTF-8 with a mark
              --procedure         one procedure, by its code
              --unit              one competent authority, by its code
              --language          of the steps' names; vi unless told

            Columns: {EventLog.Head.TrimEnd().Replace(",", ", ", StringComparison.Ordinal)}.

            Working minutes are counted by the calendar of the unit, pauses apart. Names no applicant, changes nothing, and
            may run while the server does.
            """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("export events", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(
            args,
            [
                "from",
                "to",
                "reporting-month",
                "month",
                "out",
                "procedure",
                "unit",
                "language",
                "data",
                "procedures",
                "storage",
                "demo",
            ],
            []
        );
        var period = ReportMonthly.PeriodOf(options);
        var language = ReportMonthly.LanguageOf(options);
        var file = options.Required("out", "events.csv");
        await using var app = StoreApp.Build(options);
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(true));
        var now = app.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var (dossiers, lines) = await app
            .Services.GetRequiredService<EventLog>()
            .Write(
                writer,
                new EventLogChoice(period, options.Value("procedure"), options.Value("unit")),
                language,
                now,
                CancellationToken.None
            );
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{file}: {dossiers} dossiers, {lines} activities")
        );
        return ExitCode.Done;
    }
}

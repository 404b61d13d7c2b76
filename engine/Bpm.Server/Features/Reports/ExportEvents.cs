using System.Text;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reports;

/// <summary>
/// The event log of the dossiers that a period received, for process mining: for inspectors and administrators, since it
/// tells what each account did. More dossiers than a file may have are refused before the first line.
/// </summary>
internal static class ExportEvents
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(
        Caller caller,
        EventLog log,
        CancellationToken cancellation,
        string? from = null,
        string? to = null,
        string? procedure = null,
        string? unit = null
    )
    {
        if (!caller.Actor.ReadsAll() && !caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        var (ask, problems) = ReportAsk.Read(from, to, unit, caller);
        if (ask is null)
        {
            return Problems.Input(caller, problems);
        }

        var choice = new EventLogChoice(
            ask.Period,
            string.IsNullOrEmpty(procedure) ? null : procedure,
            ask.Unit.Length == 0 ? null : ask.Unit
        );
        if (await log.Count(choice, cancellation) > Limits.MaxExport)
        {
            return Problems.Of("export-too-long", caller);
        }

        return TypedResults.Stream(
            async stream =>
            {
                await stream.WriteAsync(CsvText.Mark.ToArray(), cancellation);
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                await log.Write(writer, choice, caller.Language, caller.Now, cancellation);
            },
            CsvText.MediaType,
            $"nhat-ky-{ask.Period.From:uuuuMMdd}-{ask.Period.To:uuuuMMdd}.csv"
        );
    }
}

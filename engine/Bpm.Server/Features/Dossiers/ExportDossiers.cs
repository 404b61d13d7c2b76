using System.Globalization;
using System.Text;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Dossiers;

/// <summary>
/// The list of dossiers as a file for spreadsheets: the same rows, rights and masks, written page by page while it is
/// read. More rows than a file may have are refused before the first, never cut off in silence.
/// </summary>
internal static class ExportDossiers
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(
        Caller caller,
        Publications publications,
        DossierReader reader,
        PersonalReads reads,
        Watching watching,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation,
        string? q = null,
        string? state = null
    )
    {
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            var chosen = await ListDossiers.Filter(db, caller.Actor, watching, q, state, cancellation);
            if (await chosen.CountAsync(cancellation) > Limits.MaxExport)
            {
                return Problems.Of("export-too-long", caller);
            }
        }

        return TypedResults.Stream(Write, CsvText.MediaType, $"ho-so-{caller.LocalNow.Date:uuuuMMdd}.csv");

        async Task Write(Stream stream)
        {
            // What is not the memory's to hold: one page at a time, and the caller's pace.
            await stream.WriteAsync(CsvText.Mark.ToArray(), cancellation);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await writer.WriteAsync(Head(caller.Language));
            var rows = 0;
            for (string? after = null; ; )
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                var chosen = await ListDossiers.Filter(db, caller.Actor, watching, q, state, cancellation);
                var page = await ListDossiers.Page(chosen, after, Limits.MaxPage, cancellation);
                foreach (
                    var row in await ListDossiers.Rows(
                        page,
                        caller,
                        publications,
                        reader,
                        reads,
                        "export",
                        cancellation
                    )
                )
                {
                    await writer.WriteAsync(Line(row));
                }

                await writer.FlushAsync(cancellation);
                rows += page.Count;
                // Dossiers that came in meanwhile are newer than the first row, so a page never grows over its end.
                if (page.Count < Limits.MaxPage || rows >= Limits.MaxExport)
                {
                    return;
                }

                after = page[^1].Id;
            }
        }
    }

    private static string Head(Language language) =>
        language == Language.English
            ? CsvText.Line(
                "Dossier",
                "Applicant",
                "Procedure code",
                "Procedure",
                "Status",
                "Held by",
                "Received",
                "Promised",
                "In time"
            )
            : CsvText.Line(
                "Mã hồ sơ",
                "Người nộp",
                "Mã thủ tục",
                "Thủ tục",
                "Trạng thái",
                "Nơi đang giữ",
                "Ngày nhận",
                "Hạn trả",
                "Thời hạn"
            );

    private static string Line(DossierListRow row) =>
        CsvText.Line(
            row.Code,
            row.Applicant,
            row.Procedure.Code,
            row.Procedure.Name,
            row.Status.Text,
            row.Holder.Name,
            Moment(row.ReceivedAt),
            Moment(row.Promise.Due),
            row.Promise.Text
        );

    /// <summary>"2026-11-20 15:00": what spreadsheet programs take for a moment.</summary>
    private static string? Moment(string? iso) => iso?.Replace("T", " ", StringComparison.Ordinal);
}

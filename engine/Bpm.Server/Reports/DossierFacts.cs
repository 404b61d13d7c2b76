using Bpm.Engine.Dossiers;
using Bpm.Engine.Reports;
using Bpm.Procedures;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Reports;

/// <summary>
/// Dossiers as they stood at the end of a period. A row tells all of one that had ended by then, or of one that stands
/// open now when the period reaches to now; the others are folded from their events up to that moment.
/// </summary>
internal sealed class DossierFacts(Publications publications, IDbContextFactory<BpmDb> databases)
{
    /// <summary>Dossiers whose events are read at once.</summary>
    private const int FoldedAtOnce = 100;

    /// <param name="sees">Whether the reader may count dossiers of an authority.</param>
    public async Task<List<ReportedDossier>> Of(
        ReportPeriod period,
        Func<string, bool> sees,
        CancellationToken cancellation
    )
    {
        var from = ProvinceTime.ToInstant(period.From.AtMidnight()).ToUnixTimeMilliseconds();
        var end = ProvinceTime.ToInstant(period.End).ToUnixTimeMilliseconds();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = db
            .Dossiers.Where(d => d.Code != null && d.ReceivedAt != null && d.ReceivedAt < end)
            .Where(d => d.FinishedAt == null || d.FinishedAt >= from)
            .Select(d => new Standing(
                d.Id,
                d.Code!,
                d.Procedure,
                d.AuthorityUnit,
                d.Channel,
                d.Status,
                d.ReceivedAt!.Value,
                d.FinishedAt,
                d.CommittedDue,
                d.StatutoryDue,
                d.Paused
            ));
        var seen = new List<ReportedDossier>();
        var folded = new List<Standing>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var endedByThen = row.FinishedAt < end;
            var standsSo = !period.Complete && row.FinishedAt is null && !row.Paused;
            if (!endedByThen && !standsSo)
            {
                folded.Add(row);
            }
            else if (sees(row.Authority))
            {
                seen.Add(Plain(row));
            }
        }

        foreach (var some in folded.Chunk(FoldedAtOnce))
        {
            seen.AddRange((await Folded(db, some, end, period, cancellation)).Where(d => sees(d.Unit)));
        }

        return seen;
    }

    private async Task<IEnumerable<ReportedDossier>> Folded(
        BpmDb db,
        Standing[] rows,
        long end,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        string[] ids = [.. rows.Select(r => r.Id)];
        var events = await db
            .Events.Where(e => ids.Contains(e.Dossier) && e.At < end)
            .OrderBy(e => e.Dossier)
            .ThenBy(e => e.Seq)
            .ToListAsync(cancellation);
        return events.GroupBy(e => e.Dossier).Select(e => Folded(EventFold.State([.. e]), period));
    }

    private ReportedDossier Folded(Dossier dossier, ReportPeriod period)
    {
        var at = ProvinceTime.ToInstant(period.End);
        var standing = publications.CalendarOf(dossier.AuthorityUnit) is { } calendar
            ? ReportedState.StandingOf(dossier, calendar, at)
            : default;
        return new ReportedDossier(
            dossier.Code!,
            dossier.Procedure,
            dossier.AuthorityUnit,
            dossier.Channel,
            ProvinceTime.ToLocal(dossier.ReceivedAt!.Value)
        )
        {
            Due = standing.Due,
            Waiting = standing.Waiting,
        };
    }

    private static ReportedDossier Plain(Standing row)
    {
        var status = Enum.Parse<BusinessStatus>(row.Status);
        var due = Earlier(row.CommittedDue, row.StatutoryDue) is { } minutes
            ? WallMinutes.ToLocal(minutes)
            : default(LocalDateTime?);
        var ended = row.FinishedAt is { } at ? Local(at) : default(LocalDateTime?);
        var ending = ReportedState.EndingOf(status);
        return new ReportedDossier(row.Code, row.Procedure, row.Authority, (Channel)row.Channel, Local(row.ReceivedAt))
        {
            Due = due,
            Ended = ended,
            Ending = ending,
            Verdict =
                ended is { } finished && ending == Ending.Resolved ? ReportedState.VerdictOf(finished, due) : null,
            Waiting = ReportedState.WaitingOf(status),
        };
    }

    private static LocalDateTime Local(long at) => ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(at));

    private static long? Earlier(long? one, long? other) =>
        one is null ? other
        : other is null ? one
        : Math.Min(one.Value, other.Value);

    private sealed record Standing(
        string Id,
        string Code,
        string Procedure,
        string Authority,
        int Channel,
        string Status,
        long ReceivedAt,
        long? FinishedAt,
        long? CommittedDue,
        long? StatutoryDue,
        bool Paused
    );
}

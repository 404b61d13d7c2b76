using System.Globalization;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Reports;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Reports;

/// <summary>Which dossiers an event log tells of.</summary>
/// <param name="Period">When they were received.</param>
/// <param name="Procedure">Code; null for all.</param>
/// <param name="Unit">The competent authority; null for all.</param>
internal sealed record EventLogChoice(ReportPeriod Period, string? Procedure, string? Unit);

/// <summary>
/// The event log for process mining: a line an activity of a dossier, by <see cref="ActivityLog"/>. It is read a page of
/// dossiers at a time and names no applicant.
/// </summary>
internal sealed class EventLog(Publications publications, IDbContextFactory<BpmDb> databases)
{
    /// <summary>Dossiers whose events are read at once.</summary>
    private const int ReadAtOnce = 100;

    /// <summary>The same in every language, for the tools that read it.</summary>
    public static string Head { get; } =
        CsvText.Line(
            "case_id",
            "procedure",
            "procedure_version",
            "case",
            "channel",
            "authority",
            "sequence",
            "activity_kind",
            "activity_id",
            "step",
            "activity",
            "branch",
            "unit",
            "role",
            "resource",
            "opened",
            "started",
            "completed",
            "outcome",
            "working_minutes",
            "paused_minutes",
            "wall_minutes",
            "due",
            "late"
        );

    public async Task<int> Count(EventLogChoice choice, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Chosen(db, choice).CountAsync(cancellation);
    }

    /// <summary>Writes the heading and the lines, oldest dossier first.</summary>
    /// <param name="now">Until when open activities count.</param>
    /// <returns>How many dossiers and lines.</returns>
    public async Task<(int Dossiers, int Lines)> Write(
        TextWriter writer,
        EventLogChoice choice,
        Language language,
        Instant now,
        CancellationToken cancellation
    )
    {
        await writer.WriteAsync(Head);
        var (dossiers, lines) = (0, 0);
        for (var after = ""; ; )
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var last = after;
            // Ids grow with time, so they are the cursor. The database compares bytes; only Compare has a translation.
#pragma warning disable CA1309
            var page = await Chosen(db, choice)
                .Where(d => string.Compare(d.Id, last) > 0)
                .OrderBy(d => d.Id)
                .Take(ReadAtOnce)
                .Select(d => new Standing(d.Id, d.Version))
                .ToListAsync(cancellation);
#pragma warning restore CA1309
            string[] ids = [.. page.Select(d => d.Id)];
            var events = (
                await db.Events.Where(e => ids.Contains(e.Dossier)).OrderBy(e => e.Seq).ToListAsync(cancellation)
            ).ToLookup(e => e.Dossier);
            foreach (var chosen in page)
            {
                // The version that the row had: what came since belongs to the next export.
                lines += await Write(writer, [.. events[chosen.Id].Where(e => e.Seq <= chosen.Version)], language, now);
            }

            await writer.FlushAsync(cancellation);
            dossiers += page.Count;
            if (page.Count < ReadAtOnce)
            {
                return (dossiers, lines);
            }

            after = page[^1].Id;
        }
    }

    private async Task<int> Write(TextWriter writer, IReadOnlyList<EventRow> rows, Language language, Instant now)
    {
        var dossier = EventFold.State(rows);
        var history = rows.SelectMany(row =>
                EventFold.Read(row).Select(e => new Happened(Instant.FromUnixTimeMilliseconds(row.At), row.Actor, e))
            )
            .ToList();
        var activities = ActivityLog.Of(
            dossier,
            history,
            publications.Catalogue.Calendars,
            unit => publications.CalendarOf(unit) ?? publications.Catalogue.Calendars[dossier.Calendar],
            now
        );
        foreach (var activity in activities)
        {
            await writer.WriteAsync(Line(dossier, activity, language));
        }

        return activities.Length;
    }

    private string Line(Dossier dossier, Activity activity, Language language) =>
        CsvText.Line(
            dossier.Code,
            dossier.Procedure,
            Number(dossier.ProcedureVersion),
            dossier.Case,
            dossier.Channel.ToString().ToLowerInvariant(),
            dossier.AuthorityUnit,
            Number(activity.Number),
            activity.Kind.ToString().ToLowerInvariant(),
            activity.Id,
            activity.Step,
            Name(dossier, activity, language),
            activity.Branch,
            activity.Unit,
            activity.Role,
            activity.Resource,
            Moment(activity.Opened),
            Moment(activity.Started),
            Moment(activity.Ended),
            activity.Outcome,
            Number(activity.WorkingMinutes),
            Number(activity.PausedMinutes),
            Number(activity.WallMinutes),
            Moment(activity.Due),
            activity.Late is { } late ? (late ? "true" : "false") : ""
        );

    private string Name(Dossier dossier, Activity activity, Language language) =>
        activity.Step.Length > 0 && publications.Find(dossier.Publication)?.Workflow is { } workflow
            ? DossierTexts.StepName(activity.Step, workflow, language)
            : activity.Id;

    private static IQueryable<DossierRow> Chosen(BpmDb db, EventLogChoice choice)
    {
        var from = ProvinceTime.ToInstant(choice.Period.From.AtMidnight()).ToUnixTimeMilliseconds();
        var end = ProvinceTime.ToInstant(choice.Period.End).ToUnixTimeMilliseconds();
        return db.Dossiers.Where(d =>
            d.Code != null
            && d.ReceivedAt >= from
            && d.ReceivedAt < end
            && (choice.Procedure == null || d.Procedure == choice.Procedure)
            && (choice.Unit == null || d.AuthorityUnit == choice.Unit)
        );
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"2026-11-20 15:00:00": what spreadsheet and mining programs take for a moment.</summary>
    private static string? Moment(LocalDateTime? at) =>
        at?.ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private sealed record Standing(string Id, int Version);
}

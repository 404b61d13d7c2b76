using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine.Dossiers;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Jobs;
using Bpm.Server.Outgoing;
using Bpm.Server.Outgoing.Webhooks;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Hosting;

/// <summary>
/// What an operator watches, as Prometheus reads it: deadlines first, then the store and the process. Counts and ages
/// only, never a name or a number of a dossier.
/// </summary>
internal sealed class Metrics(
    WideCounts counts,
    Publications publications,
    OrphanWatch orphans,
    CommandWriter writer,
    RequestMeter requests,
    IDbContextFactory<BpmDb> databases,
    IClock clock
)
{
    private static readonly string[] Ended =
    [
        nameof(BusinessStatus.Finished),
        nameof(BusinessStatus.Delivered),
        nameof(BusinessStatus.Withdrawn),
        nameof(BusinessStatus.Stopped),
        nameof(BusinessStatus.RefusedAtReception),
    ];

    public async Task<string> Write(CancellationToken cancellation)
    {
        var text = new MetricsText();
        var now = clock.GetCurrentInstant();
        await Tasks(text, now, cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await Dossiers(text, db, now, cancellation);
        await Store(text, db, cancellation);
        await Outgoing(text, db, now, cancellation);
        text.Gauge("bpm_dossiers_orphaned", "Open dossiers in nobody's hands.", orphans.Found);
        text.Counter("bpm_commits_total", "Transactions that this process committed.", writer.Commits);
        Process(text);
        Requests(text);
        return text.ToString();
    }

    /// <summary>Open tasks by when they are due, as inboxes group them.</summary>
    private async Task Tasks(MetricsText text, Instant now, CancellationToken cancellation)
    {
        if (publications.ProvinceCalendar is not { } calendar)
        {
            return;
        }

        var wide = await counts.Get(null, cancellation);
        var bounds = new DueBounds(calendar, ProvinceTime.ToLocal(now));
        var groups = bounds.Groups(wide.Days, wide.OverdueToday.Sum(c => c.Kind.Count));
        text.Head("bpm_tasks_open", "gauge", "Open tasks by when they are due; a minute old at most.");
        for (var i = 0; i < groups.Length; i++)
        {
            text.Line("bpm_tasks_open", groups[i], ("due", DueBounds.Keys[i]));
        }
    }

    private async Task Dossiers(MetricsText text, BpmDb db, Instant now, CancellationToken cancellation)
    {
        var minute = WallMinutes.Of(ProvinceTime.ToLocal(now));
        var tomorrow = minute + WallMinutes.DayMinutes;
        var at = now.ToUnixTimeMilliseconds();
        var open = db.Dossiers.Where(d => !Ended.Contains(d.Status));
        var running = open.Where(d => !d.Paused && d.CommittedDue != null);
        text.Gauge("bpm_dossiers_open", "Dossiers that have not ended.", await open.CountAsync(cancellation));
        text.Gauge(
            "bpm_dossiers_overdue",
            "Open dossiers whose committed date has passed.",
            await running.CountAsync(d => d.CommittedDue < minute, cancellation)
        );
        text.Gauge(
            "bpm_dossiers_due_soon",
            "Open dossiers whose committed date comes within 24 hours.",
            await running.CountAsync(d => d.CommittedDue >= minute && d.CommittedDue < tomorrow, cancellation)
        );
        var waiting = 0;
        foreach (var calendar in publications.Catalogue.Calendars.Values)
        {
            var (name, version) = (calendar.Name, calendar.Version);
            waiting += await open.CountAsync(d => d.Calendar == name && d.CalendarVersion != version, cancellation);
        }

        text.Gauge(
            "bpm_dossiers_dated_by_an_old_calendar",
            "Open dossiers whose dates stand under an earlier version of their calendar.",
            waiting
        );
        var alarm = await db.Dossiers.Where(d => d.NextAlarm != null).MinAsync(d => d.NextAlarm, cancellation);
        text.Gauge(
            "bpm_alarm_lag_seconds",
            "For how long the oldest alarm that is due has not been recorded.",
            alarm < at ? (at - alarm.Value) / 1000.0 : 0
        );
    }

    private static async Task Store(MetricsText text, BpmDb db, CancellationToken cancellation)
    {
        text.Counter(
            "bpm_events_total",
            "Events in the record.",
            await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0
        );
        text.Counter(
            "bpm_notices_total",
            "Sequence of the newest live notice.",
            await db.Notices.MaxAsync(n => (long?)n.Sequence, cancellation) ?? 0
        );
    }

    private static async Task Outgoing(MetricsText text, BpmDb db, Instant now, CancellationToken cancellation)
    {
        var waiting = db.Outbox.Where(o => o.State == Outbox.Waiting);
        text.Gauge("bpm_outbox_waiting", "Notices that wait to be sent.", await waiting.CountAsync(cancellation));
        text.Gauge(
            "bpm_outbox_failed",
            "Notices that were given up; kept for half a year.",
            await db.Outbox.CountAsync(o => o.State == Outbox.Failed, cancellation)
        );
        var at = now.ToUnixTimeMilliseconds();
        // Those put off until the offices open are not late.
        var oldest = await waiting
            .Where(o => o.NextAt <= at || o.Attempts > 0)
            .MinAsync(o => (long?)o.MadeAt, cancellation);
        text.Gauge(
            "bpm_outbox_oldest_seconds",
            "For how long the oldest notice that could go out has waited.",
            oldest < at ? (at - oldest.Value) / 1000.0 : 0
        );
        var place = await db
            .Webhooks.Where(w => w.EndedAt == null && w.Sends == WebhookStore.Events)
            .MinAsync(w => (long?)w.Position, cancellation);
        var newest = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
        text.Gauge(
            "bpm_webhook_events_behind",
            "Events that the slowest receiver has not been sent.",
            place is { } position ? newest - position : 0
        );
    }

    private static void Process(MetricsText text)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        text.Counter(
            "process_cpu_seconds_total",
            "Processor time of this process.",
            process.TotalProcessorTime.TotalSeconds
        );
        text.Gauge("process_resident_memory_bytes", "Memory of this process.", process.WorkingSet64);
        text.Gauge("dotnet_gc_heap_bytes", "Managed memory in use.", GC.GetTotalMemory(forceFullCollection: false));
    }

    private void Requests(MetricsText text)
    {
        var sums = requests.Sums.ToList();
        text.Head("http_requests_total", "counter", "Requests answered.");
        foreach (var (method, route, status, count, _) in sums)
        {
            text.Line("http_requests_total", count, ("method", method), ("route", route), ("status", status));
        }

        text.Head("http_request_seconds_total", "counter", "Time that they took together.");
        foreach (var (method, route, status, _, seconds) in sums)
        {
            text.Line("http_request_seconds_total", seconds, ("method", method), ("route", route), ("status", status));
        }
    }
}

/// <summary>The text format of Prometheus.</summary>
internal sealed class MetricsText
{
    private readonly StringBuilder text = new();

    public void Head(string name, string type, string help) =>
        text.Append("# HELP ")
            .Append(name)
            .Append(' ')
            .Append(help)
            .Append("\n# TYPE ")
            .Append(name)
            .Append(' ')
            .Append(type)
            .Append('\n');

    public void Line(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        text.Append(name);
        for (var i = 0; i < labels.Length; i++)
        {
            var escaped = labels[i]
                .Value.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"").Append(escaped).Append('"');
        }

        text.Append(labels.Length > 0 ? "} " : " ").Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    public void Gauge(string name, string help, double value)
    {
        Head(name, "gauge", help);
        Line(name, value);
    }

    public void Counter(string name, string help, double value)
    {
        Head(name, "counter", help);
        Line(name, value);
    }

    public override string ToString() => text.ToString();
}

/// <summary>The address of the metrics: for this computer, or for whoever shows the operator's token.</summary>
internal static class MetricsRoute
{
    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapMetrics(this WebApplication app)
    {
        // Listens from the start, not from the first look.
        _ = app.Services.GetRequiredService<RequestMeter>();
        app.MapGet("/metrics", Handle).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Handle(
        HttpContext http,
        Metrics metrics,
        ServerOptions options,
        CancellationToken cancellation
    ) =>
        MayRead(http, options)
            ? TypedResults.Text(await metrics.Write(cancellation), MediaType)
            : TypedResults.NotFound();

    private static bool MayRead(HttpContext http, ServerOptions options)
    {
        if (options.MetricsToken is { } token)
        {
            var shown = http.Request.Headers.Authorization.ToString();
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(shown),
                Encoding.UTF8.GetBytes($"Bearer {token}")
            );
        }

        // Behind a proxy of this computer every caller looks local, and says for whom it asks.
        return http.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && !http.Request.Headers.ContainsKey("X-Forwarded-For");
    }
}

using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Bpm.Server.Hosting.Telemetry;

/// <summary>
/// Lets a span leave with named tags only. Libraries add paths, queries, addresses and statements of their own accord, and
/// a path of this server can hold the number of somebody's dossier.
/// </summary>
internal sealed class CodesOnly : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        Traces.Outcome,
        Traces.Procedure,
        Traces.Commands,
        RequestSpans.Method,
        RequestSpans.Route,
        RequestSpans.Status,
        "error.type",
        "db.system",
        "db.system.name",
        "db.response.status_code"
    );

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name))
            {
                data.SetTag(name, null);
            }
        }

        // What a library puts here may be the message of an exception.
        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Bpm.Server.Hosting;

/// <summary>Adds up how many requests there were and how long they took, by route, from ASP.NET Core's own measurements.</summary>
internal sealed class RequestMeter : IDisposable
{
    private readonly ConcurrentDictionary<
        (string Method, string Route, string Status),
        (long Count, double Seconds)
    > sums = new();
    private readonly MeterListener listener = new();

    public RequestMeter()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Add(seconds, tags));
        listener.Start();
    }

    public IEnumerable<(string Method, string Route, string Status, long Count, double Seconds)> Sums =>
        sums.Select(s => (s.Key.Method, s.Key.Route, s.Key.Status, s.Value.Count, s.Value.Seconds))
            .OrderBy(s => (s.Route, s.Method, s.Status));

    public void Dispose() => listener.Dispose();

    private void Add(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "none", "");
        foreach (var (name, value) in tags)
        {
            switch (name)
            {
                case "http.request.method":
                    method = value as string ?? "";
                    break;
                // The pattern, never the path: paths name dossiers.
                case "http.route":
                    route = value as string ?? "none";
                    break;
                case "http.response.status_code":
                    status = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                    break;
                default:
                    break;
            }
        }

        sums.AddOrUpdate((method, route, status), (1, seconds), (_, sum) => (sum.Count + 1, sum.Seconds + seconds));
    }
}

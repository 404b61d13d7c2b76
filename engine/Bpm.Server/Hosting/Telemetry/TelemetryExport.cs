using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bpm.Server.Hosting.Telemetry;

/// <summary>Sends traces and measurements to a collector; made only where one is set up.</summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    /// <summary>Milliseconds that a stop waits for what is still to be sent.</summary>
    private const int Patience = 5_000;

    private static readonly string[] Sources = [Traces.Name, "Microsoft.AspNetCore", "Npgsql"];
    private static readonly string[] Meters =
    [
        Traces.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
        "System.Runtime",
    ];

    private readonly TracerProvider traces;
    private readonly MeterProvider meters;

    public TelemetryExport(TelemetryOptions options)
    {
        var version = typeof(TelemetryExport).Assembly.GetName().Version?.ToString();
        var resource = ResourceBuilder.CreateEmpty().AddService("bpm", serviceVersion: version);
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Sources)
            .AddProcessor(_ => new CodesOnly())
            .AddOtlpExporter(otlp => Set(otlp, "traces"))
            .Build();
        meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(otlp => Set(otlp, "metrics"))
            .Build();

        void Set(OtlpExporterOptions otlp, string signal)
        {
            otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
            otlp.Endpoint = options.For(signal);
            otlp.Headers = options.Headers ?? "";
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Flush, CancellationToken.None);

    /// <summary>Sends what has gathered.</summary>
    public void Flush()
    {
        traces.ForceFlush(Patience);
        meters.ForceFlush(Patience);
    }

    public void Dispose()
    {
        traces.Dispose();
        meters.Dispose();
    }
}

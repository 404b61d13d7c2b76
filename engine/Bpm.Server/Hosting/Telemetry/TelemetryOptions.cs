namespace Bpm.Server.Hosting.Telemetry;

/// <summary>Where traces and measurements are sent: a collector that takes OTLP over HTTP.</summary>
/// <param name="Endpoint">Base address; <c>v1/traces</c> and <c>v1/metrics</c> are added.</param>
/// <param name="Headers"><c>name=value</c>, separated by commas; for a collector that asks who sends.</param>
internal sealed record TelemetryOptions(Uri Endpoint, string? Headers)
{
    /// <exception cref="CannotServeException">The address is none.</exception>
    public static TelemetryOptions? Read(IConfiguration configuration)
    {
        if (configuration["Bpm:OpenTelemetry:Endpoint"] is not { Length: > 0 } endpoint)
        {
            return null;
        }

        return
            Uri.TryCreate(endpoint.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? new TelemetryOptions(address, configuration["Bpm:OpenTelemetry:Headers"])
            : throw new CannotServeException(
                $"Bpm:OpenTelemetry:Endpoint is the http(s) address of a collector, such as http://127.0.0.1:4318, not '{endpoint}'."
            );
    }

    public Uri For(string signal) => new(Endpoint, $"v1/{signal}");
}

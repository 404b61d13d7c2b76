using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Bpm.Server.Hosting.Telemetry;

/// <summary>Names the span of a request by its route's pattern: the path itself can name a dossier.</summary>
internal static class RequestSpans
{
    public const string Method = "http.request.method";
    public const string Route = "http.route";
    public const string Status = "http.response.status_code";

    /// <summary>Stands after routing; does nothing where nothing is sent.</summary>
    public static void UseRequestSpans(this WebApplication app)
    {
        if (app.Services.GetService<TelemetryExport>() is null)
        {
            return;
        }

        app.Use(
            async (http, next) =>
            {
                if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
                {
                    await next(http);
                    return;
                }

                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
                span.DisplayName = $"{http.Request.Method} {route}";
                span.SetTag(Method, http.Request.Method);
                span.SetTag(Route, route);
                try
                {
                    await next(http);
                }
                finally
                {
                    Name(span, http.Response.StatusCode);
                }
            }
        );
    }

    private static void Name(Activity span, int status)
    {
        span.SetTag(Status, status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}

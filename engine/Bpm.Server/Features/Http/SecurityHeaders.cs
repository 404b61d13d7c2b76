namespace Bpm.Server.Features.Http;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    /// <summary>Only what this server sent itself; no frame around it, no form out of it.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var isApi = RequestLanguage.IsApi(http.Request);
                // At the last moment: a failure clears what was set before it.
                http.Response.OnStarting(() =>
                {
                    Set(http.Response.Headers, isApi);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    private static void Set(IHeaderDictionary headers, bool isApi)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (isApi)
        {
            // Answers hold personal data; no cache may keep them.
            headers.CacheControl = "no-store";
        }
    }
}

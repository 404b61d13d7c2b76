namespace Bpm.Server.Features.Http;

/// <summary>An answer without a body gets one: a problem for programs, a page for people.</summary>
internal static class StatusPages
{
    public static void UseStatusPages(this IApplicationBuilder app)
    {
        app.UseWhen(
            http => RequestLanguage.IsApi(http.Request),
            api =>
                api.UseStatusCodePages(context =>
                    CodeOf(context.HttpContext.Response.StatusCode) is { } code
                        ? Problems.Write(context.HttpContext, code)
                        : Task.CompletedTask
                )
        );
        app.UseWhen(
            http => !RequestLanguage.IsApi(http.Request) && !http.Request.Path.StartsWithSegments("/app", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/loi/{0}")
        );
    }

    private static string? CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => "not-signed-in",
            StatusCodes.Status403Forbidden => "not-allowed",
            StatusCodes.Status404NotFound => "unknown-address",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            StatusCodes.Status413PayloadTooLarge => "body-too-large",
            StatusCodes.Status415UnsupportedMediaType => "media-type",
            _ => null,
        };
}

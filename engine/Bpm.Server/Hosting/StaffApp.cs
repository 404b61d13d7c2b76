using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Microsoft.Extensions.FileProviders;

namespace Bpm.Server.Hosting;

/// <summary>The built staff app under <c>/app</c>: hashed assets for ever, everything else is its one page.</summary>
internal static class StaffApp
{
    private const string Index = "app/index.html";

    /// <summary>Files of <c>wwwroot</c>: the staff app's and the public pages' own.</summary>
    public static void UseOwnFiles(this WebApplication app) =>
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = context =>
                {
                    var hashed = context.Context.Request.Path.StartsWithSegments("/app/assets", StringComparison.Ordinal);
                    context.Context.Response.Headers.CacheControl = hashed
                        ? "public, max-age=31536000, immutable"
                        : "no-cache";
                },
            }
        );

    public static void MapStaffApp(this WebApplication app)
    {
        app.MapFallback("/app/{**path}", Page).AllowAnonymous().ExcludeFromDescription();
        app.MapFallback("/app", Page).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Page(HttpContext http, IWebHostEnvironment environment, string? path = null)
    {
        if (path?.StartsWith("assets/", StringComparison.Ordinal) == true)
        {
            return TypedResults.NotFound();
        }

        IFileInfo index = environment.WebRootFileProvider.GetFileInfo(Index);
        http.Response.Headers.CacheControl = "no-cache";
        return index.Exists
            ? TypedResults.PhysicalFile(index.PhysicalPath!, "text/html; charset=utf-8")
            : TypedResults.Text(
                PageTexts.StaffAppMissing(RequestLanguage.OfPage(http.Request)),
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
    }
}

using Bpm.WorkingTime;

namespace Bpm.Server.Features.Http;

/// <summary>The language of an answer: Vietnamese unless English is asked for.</summary>
internal static class RequestLanguage
{
    public const string Cookie = "lang";

    /// <summary>Of an API call: the first language that the caller accepts.</summary>
    public static Language OfApi(HttpRequest request) =>
        IsEnglish(request.Headers.AcceptLanguage.ToString().TrimStart()) ? Language.English : Language.Vietnamese;

    /// <summary>Of a page: <c>?lang=</c>, else what was chosen before.</summary>
    public static Language OfPage(HttpRequest request)
    {
        var asked = request.Query["lang"].ToString();
        var choice = asked.Length > 0 ? asked : request.Cookies[Cookie] ?? "";
        return IsEnglish(choice) ? Language.English : Language.Vietnamese;
    }

    public static Language Of(HttpRequest request) => IsApi(request) ? OfApi(request) : OfPage(request);

    /// <summary>A choice on a page holds for the pages after it.</summary>
    public static void Remember(HttpContext http)
    {
        if (!IsApi(http.Request) && http.Request.Query["lang"].ToString() is "vi" or "en")
        {
            http.Response.Cookies.Append(
                Cookie,
                http.Request.Query["lang"].ToString(),
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    MaxAge = TimeSpan.FromDays(365),
                    IsEssential = true,
                }
            );
        }
    }

    /// <summary>Whether a program asks, not a person with a page.</summary>
    public static bool IsApi(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    private static bool IsEnglish(string tag) => tag.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}

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

    /// <summary>Whether a program asks, not a person with a page.</summary>
    public static bool IsApi(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    private static bool IsEnglish(string tag) => tag.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}

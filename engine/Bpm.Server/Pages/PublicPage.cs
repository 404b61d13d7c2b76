using Bpm.Server.Features.Http;
using Bpm.Server.Slips.Pdf;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bpm.Server.Pages;

/// <summary>What every page for people without a sign-in has: a language, and the way to the other one.</summary>
internal abstract class PublicPage : PageModel
{
    public Language L => RequestLanguage.OfPage(Request);

    /// <summary>This very page as a file; null where this server prints none.</summary>
    public string? PdfAddress =>
        HttpContext.RequestServices.GetService<ChromiumPrinter>() is null
            ? null
            : Request.Path
                + QueryString.Create(
                    Request
                        .Query.Where(q => q.Key != "as")
                        .SelectMany(q => q.Value.Select(value => KeyValuePair.Create(q.Key, value)))
                        .Append(KeyValuePair.Create("as", (string?)"pdf"))
                );

    /// <summary>This very page in the other language.</summary>
    public string InLanguage(string language)
    {
        var query = Request
            .Query.Where(q => q.Key is not ("lang" or "pin"))
            .SelectMany(q => q.Value.Select(value => KeyValuePair.Create(q.Key, value)));
        return Request.Path + QueryString.Create(query.Append(KeyValuePair.Create("lang", (string?)language)));
    }
}

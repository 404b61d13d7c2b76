using System.Text;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bpm.Server.Slips.Pdf;

/// <summary>
/// The page of a paper, with <c>?as=pdf</c> as a file: the very same page to the same reader, printed by this server. Where
/// no Chromium is, browsers print it themselves.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OffersPdfAttribute : ResultFilterAttribute
{
    public override async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        if (http.Request.Query["as"] != "pdf" || context.Result is not PageResult)
        {
            await next();
            return;
        }

        if (http.RequestServices.GetService<ChromiumPrinter>() is not { } printer)
        {
            await Problems.Write(http, "pdf-not-offered", RequestLanguage.OfPage(http.Request));
            return;
        }

        var html = await Render(http, next);
        try
        {
            var files = http.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
            var paper = await printer.Print(PdfPage.Alone(html, files), http.RequestAborted);
            http.Response.ContentType = "application/pdf";
            http.Response.Headers.ContentDisposition = "inline; filename=\"phieu.pdf\"";
            await http.Response.Body.WriteAsync(paper, http.RequestAborted);
        }
        catch (PdfException error)
        {
            http.RequestServices.GetRequiredService<ILogger<ChromiumPrinter>>()
                .LogError(error, "A paper could not be printed.");
            await Problems.Write(http, "pdf-failed", RequestLanguage.OfPage(http.Request));
        }
    }

    private static async Task<string> Render(HttpContext http, ResultExecutionDelegate next)
    {
        var answer = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next();
        }
        finally
        {
            http.Response.Body = answer;
        }

        return Encoding.UTF8.GetString(page.ToArray());
    }
}

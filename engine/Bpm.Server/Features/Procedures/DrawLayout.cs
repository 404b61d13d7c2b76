using System.Text;
using Bpm.Procedures.Exports;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Procedures;

/// <summary>The same drawing as a picture: for the page of a procedure, where nothing is edited.</summary>
internal static class DrawLayout
{
    public const string MediaType = "image/svg+xml";

    /// <param name="lang">A picture is asked for without headers, so its language stands in the address.</param>
    public static Results<FileContentHttpResult, ProblemHttpResult> Handle(
        string code,
        Caller caller,
        Publications publications,
        string? lang = null
    )
    {
        var language = lang == "en" ? Language.English : Language.Vietnamese;
        return publications.InForce(code, caller.LocalNow.Date) is { } publication
            ? TypedResults.File(
                Encoding.UTF8.GetBytes(
                    SvgExport.Write(
                        LayoutBuilder.Build(publication, publications.Province, language),
                        publication.Procedure.Name
                    )
                ),
                MediaType
            )
            : Problems.Of("procedure-unknown", caller);
    }
}

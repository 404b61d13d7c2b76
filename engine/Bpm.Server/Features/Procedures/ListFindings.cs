using Bpm.Server.Commands;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Procedures;

/// <summary>What the reader found in the folder of procedures: the same as in the log and in <c>bpm check</c>.</summary>
internal static class ListFindings
{
    public static Ok<IReadOnlyList<FindingView>> Handle(Publications publications)
    {
        IReadOnlyList<FindingView> findings =
        [
            .. publications.Catalogue.Diagnostics.Select(d => new FindingView(
                d.Code,
                d.Severity.ToString().ToLowerInvariant(),
                d.Position.File,
                d.Position.Line,
                d.Position.Column,
                d.Message,
                d.Hint,
                DiagnosticText.Excerpt(d)
            )),
        ];
        return TypedResults.Ok(findings);
    }
}

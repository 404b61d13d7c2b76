using Bpm.Procedures.Reading;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Procedures;

/// <summary>What the reader found in the folder of procedures: the same as in the log and in <c>bpm check</c>.</summary>
internal static class ListFindings
{
    public static Ok<IReadOnlyList<FindingView>> Handle(Publications publications, Caller caller)
    {
        IReadOnlyList<FindingView> findings =
        [
            .. publications.Catalogue.Diagnostics.Select(d => new FindingView(
                d.Code,
                DiagnosticText.Word(d.Severity),
                d.Position.File,
                d.Position.Line,
                d.Position.Column,
                Codes.TitleOf(d.Code).In(caller.Language),
                d.Message.In(caller.Language),
                d.Hint?.In(caller.Language),
                Excerpt(d)
            )),
        ];
        return TypedResults.Ok(findings);
    }

    /// <summary>The source line with a caret below; null when the finding has none.</summary>
    private static string? Excerpt(Diagnostic finding) =>
        finding.SourceLine is { } line
            ? $"{line}\n{new string(' ', finding.Position.Column - 1)}{new string('^', finding.Length)}"
            : null;
}

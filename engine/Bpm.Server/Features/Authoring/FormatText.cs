using Bpm.Procedures.Authoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>A text in its normal layout; order, comments and meaning stay. Keeps nothing.</summary>
internal static class FormatText
{
    public static Results<Ok<FormatAnswer>, ProblemHttpResult> Handle(DraftText body, LanguageDesk desk) =>
        desk.Answer(() =>
        {
            var path = LanguageDesk.PathOf(body);
            var result = LanguageService.Format(body.Text, path);
            return new FormatAnswer(
                LanguageDesk.WholeText(body.Text, result.Text),
                desk.Findings(result.Problems, body.Text, path)
            );
        });
}

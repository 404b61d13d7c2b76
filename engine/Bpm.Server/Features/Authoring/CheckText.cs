using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>Every finding of a text, as <c>bpm check</c> would make it with the catalogue around it. Keeps nothing.</summary>
internal static class CheckText
{
    public static Results<Ok<FindingsAnswer>, ProblemHttpResult> Handle(DraftText body, LanguageDesk desk) =>
        desk.Answer(() =>
        {
            var path = LanguageDesk.PathOf(body);
            return new FindingsAnswer(path, desk.Findings(body.Text, path));
        });
}

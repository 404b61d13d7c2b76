using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>Edits that mend the findings in a stretch of a text, each tried before it is offered. Keeps nothing.</summary>
internal static class FixText
{
    public static Results<Ok<FixesAnswer>, ProblemHttpResult> Handle(DraftStretch body, LanguageDesk desk) =>
        desk.Answer(() =>
            new FixesAnswer(desk.Language.Fixes(body.Text, LanguageDesk.PathOf(body), body.From, body.To))
        );
}

using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>What the word at a place of a text means, and the law it stands on. Keeps nothing.</summary>
internal static class ExplainWord
{
    public static Results<Ok<HoverAnswer>, ProblemHttpResult> Handle(DraftPlace body, LanguageDesk desk) =>
        desk.Answer(() => new HoverAnswer(desk.Language.Explain(body.Text, LanguageDesk.PathOf(body), body.Offset)));
}

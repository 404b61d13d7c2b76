using Bpm.Procedures.Authoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>The outline of a text. Keeps nothing.</summary>
internal static class OutlineText
{
    public static Results<Ok<SymbolsAnswer>, ProblemHttpResult> Handle(DraftText body, LanguageDesk desk) =>
        desk.Answer(() => new SymbolsAnswer(LanguageService.Symbols(body.Text, LanguageDesk.PathOf(body))));
}

using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>Where the name at a place of a text is declared. Keeps nothing.</summary>
internal static class FindDefinition
{
    public static Results<Ok<DefinitionAnswer>, ProblemHttpResult> Handle(DraftPlace body, LanguageDesk desk) =>
        desk.Answer(() =>
            new DefinitionAnswer(desk.Language.Definition(body.Text, LanguageDesk.PathOf(body), body.Offset))
        );
}

using Bpm.Procedures.Authoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>What the cells of the step table beside a text can be set to. Keeps nothing.</summary>
internal static class ListChoices
{
    public static Results<Ok<Choices>, ProblemHttpResult> Handle(DraftText body, LanguageDesk desk) =>
        desk.Answer(() => desk.Language.ChoicesFor(body.Text, LanguageDesk.PathOf(body)));
}

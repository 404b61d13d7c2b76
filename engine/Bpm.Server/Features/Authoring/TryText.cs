using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>Where a dossier of a draft stands after a list of acts. Keeps nothing.</summary>
internal static class TryText
{
    public static Results<Ok<TryView>, ProblemHttpResult> Handle(DraftTry body, LanguageDesk language, TryDesk desk) =>
        language.Answer(() => desk.View(body));
}

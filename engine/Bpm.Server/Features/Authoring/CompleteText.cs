using Bpm.Procedures.Authoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>What could be written at a place of a text, best first. Keeps nothing.</summary>
internal static class CompleteText
{
    public static Results<Ok<Completions>, ProblemHttpResult> Handle(DraftPlace body, LanguageDesk desk) =>
        desk.Answer(() => desk.Language.Complete(body.Text, LanguageDesk.PathOf(body), body.Offset));
}

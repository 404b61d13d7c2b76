using Bpm.Procedures.Editing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>The steps of a text as a table. Keeps nothing.</summary>
internal static class ReadSteps
{
    public static Results<Ok<StepTable>, ProblemHttpResult> Handle(DraftText body, LanguageDesk desk) =>
        desk.Answer(() => desk.Steps(body.Text, LanguageDesk.PathOf(body)));
}

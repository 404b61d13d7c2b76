using Bpm.Procedures.Editing;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>A change at the step table as edits of the text, with the table and the findings after it. Keeps nothing.</summary>
internal static class EditSteps
{
    public static Results<Ok<EditAnswer>, ProblemHttpResult> Handle(DraftEdit body, LanguageDesk desk, Caller caller) =>
        desk.Answer(() =>
        {
            var path = LanguageDesk.PathOf(body);
            var result = StepEditor.Edit(body.Text, path, body.Operation, desk.World.Catalogue.Templates);
            var after = TextEdits.Apply(body.Text, result.Edits);
            return new EditAnswer(
                result.Edits,
                result.Problem,
                result.Problem is { } problem ? EditTexts.Problem(problem, caller.Language) : null,
                desk.Steps(after, path),
                desk.Findings(after, path)
            );
        });
}

using Bpm.Engine.Examples;
using Bpm.Procedures.Editing;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>
/// A run of the try-out as an example of the text: edits that put it there, with what came out. It is run again from the
/// new text before it is offered. Keeps nothing.
/// </summary>
internal static class SaveExample
{
    public static Results<Ok<ExampleAnswer>, ProblemHttpResult> Handle(
        DraftExample body,
        LanguageDesk language,
        TryDesk desk,
        Caller caller
    ) =>
        language.Answer(() =>
        {
            if (TextCheck.Clean(body.Name) is not { } name)
            {
                return new ExampleAnswer([], "name-missing", InputTexts.Missing(caller.Language));
            }

            if (desk.Compile(body) is not { } publication)
            {
                return Refused("text-has-errors");
            }

            var (run, problems) = desk.Run(publication, body.Run);
            if (run?.Refusal is { } refusal)
            {
                return new ExampleAnswer([], refusal.Code, caller.Language.Pick(refusal.Message, refusal.MessageEn));
            }

            if (run is null)
            {
                return new ExampleAnswer([], "input", string.Join(' ', problems.Select(p => p.Message)));
            }

            var path = LanguageDesk.PathOf(body);
            var result = ExampleEditor.Add(body.Text, path, run.Example with { Name = name });
            if (result.Problem is { } problem)
            {
                return Refused(problem);
            }

            var after = new DraftText(TextEdits.Apply(body.Text, result.Edits), path);
            return
                desk.Compile(after) is { } changed
                && changed.Procedure.Examples.FirstOrDefault(e => e.Name == name) is { } example
                && !new ExampleRunner(language.World.Catalogue).Run(changed, example).Any()
                ? new ExampleAnswer(result.Edits, null, null)
                : Refused("example-fails");

            ExampleAnswer Refused(string code) => new([], code, EditTexts.Problem(code, caller.Language));
        });
}

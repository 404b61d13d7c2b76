using Bpm.Engine.Examples;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Server.Content;
using Bpm.Server.Features.Drafts;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>All that the designer's page shows of a text: findings, step table, drawing and time, of one text. Keeps nothing.</summary>
internal static class PictureText
{
    public static Results<Ok<DraftPicture>, ProblemHttpResult> Handle(
        DraftText body,
        LanguageDesk desk,
        Caller caller
    ) =>
        desk.Answer(() =>
        {
            var path = LanguageDesk.PathOf(body);
            var sketch = desk.Language.Sketch(body.Text, path);
            var examples = sketch is { IsSound: true, Publication: { } sound }
                ? new ExampleRunner(desk.World.Catalogue).Run(sound).ToList()
                : [];
            var findings = desk.Findings([.. sketch.Diagnostics, .. examples], body.Text, path);
            return new DraftPicture(
                path,
                DraftDesk.HeadOf(body.Text),
                findings,
                desk.Steps(body.Text, path),
                sketch.Publication is { } drawn
                    ? LayoutBuilder.Build(drawn, desk.World.Catalogue.Province, caller.Language)
                    : null,
                sketch.Publication is { } timed ? TimeBars.Of(desk.Language.Times(timed), caller.Language) : null,
                sketch.IsSound,
                PublishingTexts.Unready(
                    findings.Count(f => f.Severity == "error") + (sketch.Publication is null ? 1 : 0),
                    sketch.Publication?.Procedure.Examples.Length ?? 0,
                    caller.Language
                )
            );
        });
}

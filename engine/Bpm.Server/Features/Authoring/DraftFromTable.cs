using Bpm.Procedures.Editing;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>A first draft out of the pasted step table of an approval decision. Keeps nothing.</summary>
internal static class DraftFromTable
{
    public static Results<Ok<TableDraft>, ProblemHttpResult> Handle(
        PaperTableInput body,
        LanguageDesk desk,
        Caller caller
    ) =>
        desk.Answer(() =>
        {
            var (text, doubts) = PaperTableDraft.Read(body, desk.World);
            var path = LanguageDesk.PathOf(new DraftText(text));
            return new TableDraft(
                text,
                path,
                desk.Steps(text, path),
                desk.Findings(text, path),
                [.. doubts.Select(d => PaperTexts.Doubt(d, caller.Language))]
            );
        });
}

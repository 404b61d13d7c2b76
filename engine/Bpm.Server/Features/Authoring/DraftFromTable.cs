using Bpm.Procedures.Editing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>A first draft out of the pasted step table of an approval decision. Keeps nothing.</summary>
internal static class DraftFromTable
{
    public static Results<Ok<TableDraft>, ProblemHttpResult> Handle(PaperTableInput body, LanguageDesk desk) =>
        desk.Answer(() =>
        {
            var text = PaperTableDraft.Make(body, desk.World);
            var path = LanguageDesk.PathOf(new DraftText(text));
            return new TableDraft(text, path, desk.Steps(text, path), desk.Findings(text, path));
        });
}

using Bpm.Procedures.Authoring;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Reading;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Authoring;

/// <summary>What the language's use cases share: the right to ask, the catalogue around a text, its place.</summary>
internal sealed class LanguageDesk(Publications publications, Caller caller)
{
    private const int MostCode = 100;

    /// <summary>Who writes procedures, and who runs the system.</summary>
    private static readonly string[] s_roles = ["designer", "administrator"];

    public LanguageService Language => new(World);

    public LanguageWorld World => new(publications.Catalogue, caller.LocalNow.Date);

    /// <summary>Runs a question for those who may ask it.</summary>
    public Results<Ok<T>, ProblemHttpResult> Answer<T>(Func<T> ask) =>
        Refusal(caller) is { } refusal ? refusal : TypedResults.Ok(ask());

    /// <summary>Why somebody may not write procedures; null when he may.</summary>
    public static ProblemHttpResult? Refusal(Caller caller) =>
        caller.Actor.Grants.Any(g => s_roles.Contains(g.Role, StringComparer.Ordinal))
            ? null
            : Problems.Of("not-allowed", caller);

    /// <summary>Where a text would stand: where its writer says, else where a procedure with its head belongs.</summary>
    public static string PathOf(DraftText draft)
    {
        if (draft.Path is { Length: > 0 } path)
        {
            return path.Replace('\\', '/');
        }

        var root = Draft.Of(draft.Text, "catalogue/draft/draft@1.yaml").Root as YamlMap;
        return $"catalogue/{Text("field", "draft")}/{Text("procedure", "draft")}@{Text("version", "1")}.yaml";

        string Text(string key, string otherwise) =>
            root?[key] is YamlScalar { Text: { Length: > 0 and <= MostCode } text }
            && !text.Contains('/', StringComparison.Ordinal)
                ? text
                : otherwise;
    }

    /// <summary>The steps of a text as a table, those of its template included.</summary>
    public StepTable Steps(string text, string path) => StepTable.Read(text, path, publications.Catalogue.Templates);

    public IReadOnlyList<TextFinding> Findings(string text, string path) =>
        Findings(Language.Diagnostics(text, path), text, path);

    public IReadOnlyList<TextFinding> Findings(IEnumerable<Diagnostic> diagnostics, string text, string path)
    {
        var source = SourceText.Of(path, text);
        return [.. diagnostics.Select(d => TextFinding.Of(d, source, caller.Language))];
    }

    public static IReadOnlyList<TextEdit> WholeText(string before, string after) =>
        before == after ? [] : [new TextEdit(0, before.Length, after)];
}

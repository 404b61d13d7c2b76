using System.Collections.Immutable;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Templates;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Editing;

/// <summary>The steps of a text as a table, for people who do not want YAML. Values stand as in the text.</summary>
/// <param name="IsWhole">The whole text could be read; else the rows end before the broken line, and nothing can be edited.</param>
/// <param name="Template">The template whose steps the rows are; null when the text has its own.</param>
public sealed record StepTable(bool IsWhole, string? Limit, ImmutableArray<StepRow> Rows, UsedTemplate? Template)
{
    /// <param name="templates">Those that the text may use; null: its own steps only.</param>
    public static StepTable Read(string text, string path, TemplateSet? templates = null)
    {
        var draft = Draft.Of(text, path);
        var template =
            templates is not null && draft.Root is YamlMap map ? UsedTemplate.Read(text, map, templates) : null;
        var rows = StepLists
            .Of(draft.Root)
            .SelectMany(l => l.List.Items.OfType<YamlMap>().Select(m => (Map: m, List: l)))
            .OrderBy(r => r.Map.Span.Start)
            .Select(r => StepRow.Of(r.Map, r.List, node => text[node.Span.Start..node.Span.End]));
        var limit = ((draft.Root as YamlMap)?["limit"] as YamlMap)?["statutory"] as YamlScalar;
        return new StepTable(
            draft.IsWhole && draft.Root is YamlMap,
            limit?.Text,
            template?.Rows ?? [.. rows],
            template?.Used
        );
    }
}

/// <param name="Depth">0 at the top; 1 in a branch or a stage, and so on.</param>
/// <param name="Parent">The step that it stands in, and <paramref name="Branch"/> of it; null at the top.</param>
/// <param name="Name">What people read; the kind's own name when the text gives none, then <paramref name="HasName"/> is false.</param>
/// <param name="At">The place as it stands: <c>authority</c>, <c>{ office: tax, for: form.commune }</c>.</param>
/// <param name="Within">The term as it stands, and in Vietnamese when it is one.</param>
/// <param name="SetBy">The agency whose law sets the term.</param>
/// <param name="From">The step in the text, in UTF-16 units; of a template's step its argument, else the word <c>use</c>.</param>
/// <param name="TermParameter">The parameter of the template that sets the term; null where the text has the step itself,
/// or the template fixes the term.</param>
public sealed record StepRow(
    string Id,
    string Kind,
    string Name,
    bool HasName,
    string? At,
    string? Role,
    string? Within,
    string? WithinVi,
    string? SetBy,
    string? Share,
    string? OnlyWhen,
    ImmutableArray<string> NotBy,
    ImmutableArray<ActionRow> Actions,
    int Depth,
    string? Parent,
    string? Branch,
    int From,
    int To,
    string? TermParameter = null
)
{
    /// <param name="source">A node as it is written.</param>
    internal static StepRow Of(YamlMap map, StepList list, Func<YamlNode, string> source)
    {
        var word = Text(map, "kind");
        var kind = StepKinds.Find(word ?? (list.IsChildren ? "child" : StepKinds.Default));
        var name = Text(map, "name");
        var within = map["within"] is YamlMap own ? Text(own, "term") : Text(map, "within");
        return new StepRow(
            Text(map, "id") ?? "",
            kind?.Id ?? word ?? "",
            name ?? kind?.Name ?? "",
            name is not null,
            Source(map["at"], source),
            Text(map, "role"),
            within,
            within is not null && Term.TryParse(within, out var term, out _) ? term.ToVietnamese() : null,
            map["within"] is YamlMap set ? Text(set, "set-by") : null,
            Text(map, "share"),
            Text(map, "only-when"),
            [.. Words(map["not-by"])],
            map["actions"] is YamlMap actions ? [.. actions.Entries.Select(ActionRow.Of)] : [],
            list.Depth,
            list.Parent,
            list.Branch,
            map.Span.Start,
            map.Span.End
        );
    }

    private static IEnumerable<string> Words(YamlNode? node) =>
        node switch
        {
            YamlList list => list.Items.OfType<YamlScalar>().Select(s => s.Text),
            YamlScalar { IsEmpty: false } one => [one.Text],
            _ => [],
        };

    private static string? Source(YamlNode? node, Func<YamlNode, string> source) =>
        node is null or YamlScalar { IsEmpty: true } ? null
        : node is YamlScalar scalar ? scalar.Text
        : source(node);

    private static string? Text(YamlMap map, string key) =>
        map[key] is YamlScalar { IsEmpty: false } scalar ? scalar.Text : null;
}

/// <summary>An action of a step, values as they stand in the text.</summary>
public sealed record ActionRow(
    string Id,
    string Name,
    string? To,
    string? Outcome,
    string? Pause,
    string? BackTo,
    string? AtMost,
    string? ToWhom,
    string? Rework
)
{
    internal static ActionRow Of(YamlEntry entry)
    {
        var map = entry.Value as YamlMap;
        return new ActionRow(
            entry.Key.Text,
            Text("name") ?? UsualNames.Action(entry.Key.Text),
            Text("to"),
            Text("outcome"),
            Text("pause"),
            Text("back-to"),
            Text("at-most"),
            Text("to-whom"),
            Text("rework")
        );

        string? Text(string key) => map?[key] is YamlScalar { IsEmpty: false } scalar ? scalar.Text : null;
    }
}

using System.Collections.Immutable;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;

namespace Bpm.Procedures.Editing;

/// <summary>
/// Writes the steps and fields of a template into the text that uses it, with the text's own words in the holes: from then
/// on they can be changed one by one. The template's comments come along.
/// </summary>
internal sealed class TakenSteps(Draft draft, YamlMap root, TemplateFile file)
{
    private readonly YamlEdits edits = new(draft.Text);
    private readonly string template = file.Findings.Source.Text;

    /// <summary>Null when it cannot be done by lines alone.</summary>
    public ImmutableArray<TextEdit>? Edits()
    {
        var use = root.Entries.First(e => e.Key.Text == "use");
        if (
            YamlReader.Read(file.File, out _) is not YamlMap read
            || read["steps"] is not YamlList { IsFlow: false } list
            || Lines(list, _ => true) is not { } steps
        )
        {
            return null;
        }

        var own = draft.Items("form").Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var fields = read["form"] is YamlList { IsFlow: false } form
            ? Lines(form, item => !own.Contains(IdOf(item)))
            : "";
        var from = edits.LineStart(use.Key.Span.Start);
        var at = new TextEdit(from, edits.NextLine(use.Value.Span.End), "");
        return fields switch
        {
            null => null,
            "" => [at with { Text = $"steps:\n{steps}" }],
            _ => root["form"] switch
            {
                null => [at with { Text = $"form:\n{fields}\nsteps:\n{steps}" }],
                YamlList { IsFlow: false, Items.IsEmpty: false } mine =>
                [
                    new TextEdit(edits.ItemWithComments(mine, 0).From, edits.ItemWithComments(mine, 0).From, fields),
                    at with
                    {
                        Text = $"steps:\n{steps}",
                    },
                ],
                _ => null,
            },
        };
    }

    /// <summary>The lines of some items of a list of the template, holes filled; each line ends with a line break.</summary>
    private string? Lines(YamlList list, Func<YamlNode, bool> isWanted)
    {
        var source = new YamlEdits(template);
        var with = (root["use"] as YamlMap)?["with"] as YamlMap;
        var lines = new System.Text.StringBuilder();
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (!isWanted(list.Items[i]))
            {
                continue;
            }

            var (from, to) = (source.ItemWithComments(list, i).From, source.ItemLines(list, i).To);
            var filled = new List<TextEdit>();
            foreach (var hole in Filling.Holes([list.Items[i]]))
            {
                var value = UsedTemplate.Argument(with, file.Template!, hole);
                var text = value.Position.File == file.File.Path ? template : draft.Text;
                var word = text[value.Span.Start..value.Span.End];
                if (ReferenceEquals(value, hole) || word.Contains('\n', StringComparison.Ordinal))
                {
                    return null;
                }

                filled.Add(new TextEdit(hole.Span.Start - from, hole.Span.End - from, word));
            }

            lines.Append(TextEdits.Apply(template[from..to], filled));
            if (lines[^1] != '\n')
            {
                lines.Append('\n');
            }
        }

        return lines.ToString();
    }

    private static string IdOf(YamlNode item) => ((item as YamlMap)?["id"] as YamlScalar)?.Text ?? "";
}

using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;

namespace Bpm.Procedures.Editing;

/// <summary>The template whose steps a text uses.</summary>
/// <param name="Reference"><c>id@version</c>.</param>
/// <param name="Parameters">What the text may say, but for the terms of steps: those stand in the rows.</param>
public sealed record UsedTemplate(string Reference, string Name, ImmutableArray<TemplateValue> Parameters)
{
    /// <summary>The rows of a text's template with what the text says filled in; null when it uses none that can be read.</summary>
    internal static (UsedTemplate Used, ImmutableArray<StepRow> Rows)? Read(
        string text,
        YamlMap root,
        TemplateSet templates
    )
    {
        if (root["steps"] is not null || Find(root, templates) is not { } file)
        {
            return null;
        }

        var template = file.Template!;
        var place = root.Entries.First(e => e.Key.Text == "use").Key.Span;
        var with = (root["use"] as YamlMap)?["with"] as YamlMap;
        var written = StepLists.Of(RootOf(template.Steps)).ToList();
        var filled = StepLists.Of(RootOf(Filling.Fill(template.Steps, hole => Argument(with, template, hole))));
        var rows = written
            .Zip(filled)
            .SelectMany(lists =>
                lists
                    .First.List.Items.Zip(lists.Second.List.Items)
                    .Where(items => items is { First: YamlMap, Second: YamlMap })
                    .Select(items => Row((YamlMap)items.First, (YamlMap)items.Second, lists.Second))
            )
            .OrderBy(r => r.At)
            .Select(r => r.Row)
            .ToImmutableArray();
        var terms = rows.Select(r => r.TermParameter).ToHashSet(StringComparer.Ordinal);
        return (
            new UsedTemplate(
                template.Reference,
                template.Name,
                [
                    .. template
                        .Parameters.Where(p => !terms.Contains(p.Id))
                        .Select(p => new TemplateValue(
                            p.Id,
                            p.Name ?? p.Id,
                            with?[p.Id] is { } said ? Source(said) : null,
                            p.Default is { } usual ? Source(usual) : null
                        )),
                ]
            ),
            rows
        );

        (int At, StepRow Row) Row(YamlMap map, YamlMap values, StepList list)
        {
            var within = map["within"] is YamlMap own ? own["term"] : map["within"];
            var parameter = within is null ? null : Filling.Hole(within);
            var span = with?.Entries.FirstOrDefault(e => e.Key.Text == parameter) is { } entry
                ? new TextSpan(entry.Key.Span.Start, entry.Value.Span.End)
                : new TextSpan(place.Start, place.Start);
            var row = StepRow.Of(values, list, Source) with
            {
                From = span.Start,
                To = span.End,
                TermParameter = parameter,
            };
            return (map.Span.Start, row);
        }

        // What fills a hole stands in the procedure's text, everything else in the template's.
        string Source(YamlNode node)
        {
            var from = node.Position.File == template.File.Path ? file.Findings.Source.Text : text;
            return from[node.Span.Start..node.Span.End];
        }
    }

    /// <summary>The template that a text names, when it can be read.</summary>
    internal static TemplateFile? Find(YamlMap root, TemplateSet templates) =>
        (root["use"] as YamlMap)?["template"] is YamlScalar { Text: var name }
        && name.IndexOf('@', StringComparison.Ordinal) is var at and > 0
        && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && templates.Find(name[..at], version) is { IsBroken: false } file
            ? file
            : null;

    /// <summary>What stands in a hole: the text's own word, else the template's; the hole itself when neither says anything.</summary>
    internal static YamlNode Argument(YamlMap? with, ProcessTemplate template, YamlScalar hole)
    {
        var id = Filling.Hole(hole)!;
        return with?[id] is { } said and not YamlScalar { IsEmpty: true }
            ? said
            : template.Parameters.FirstOrDefault(p => p.Id == id)?.Default ?? hole;
    }

    private static YamlMap RootOf(ImmutableArray<YamlNode> steps)
    {
        var first = steps[0];
        var key = new YamlScalar("steps", IsPlain: true, first.Position, 1, first.Position, 0);
        return new YamlMap([new YamlEntry(key, new YamlList(steps, first.Position, 1))], first.Position, 1);
    }
}

/// <param name="Value">As the text says it; null: the template's own counts.</param>
/// <param name="Default">What the template says; null: the text must say it.</param>
public sealed record TemplateValue(string Id, string Name, string? Value, string? Default);

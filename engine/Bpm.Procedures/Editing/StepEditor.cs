using System.Collections.Immutable;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;

namespace Bpm.Procedures.Editing;

/// <summary>
/// Turns an operation on the tables into text edits. The text is read by the one reader, and what would come out is read
/// too before it is offered: every text on the way parses.
/// </summary>
public static class StepEditor
{
    private static readonly string[] s_stepKeys =
    [
        "id",
        "name",
        "kind",
        "at",
        "role",
        "within",
        "share",
        "only-when",
        "actions",
        "not-by",
        "gives",
        "takes",
    ];

    private static readonly string[] s_sections = ["papers", "form", "fees"];

    /// <param name="templates">Those that the text may use.</param>
    public static EditResult Edit(string text, string path, EditOperation operation, TemplateSet? templates = null)
    {
        var draft = Draft.Of(text, path);
        if (!draft.IsWhole || draft.Root is not YamlMap root)
        {
            return EditResult.Refused("text-unreadable");
        }

        var result = new Editing(draft, root, templates ?? TemplateSet.Empty).Run(operation);
        if (result.Problem is not null)
        {
            return result;
        }

        var edits = result.Edits.Where(e => e.From != e.To || e.Text.Length > 0).ToImmutableArray();
        var after = Draft.Of(TextEdits.Apply(text, edits), path);
        return after.IsWhole && after.Root is YamlMap && !after.Findings.HasErrors || draft.Findings.HasErrors
            ? new EditResult(edits, null)
            : EditResult.Refused("not-possible");
    }

    private sealed class Editing(Draft draft, YamlMap root, TemplateSet templates)
    {
        private readonly YamlEdits edits = new(draft.Text);
        private readonly ImmutableArray<StepList> lists = [.. StepLists.Of(root)];

        public EditResult Run(EditOperation operation) =>
            operation.Do switch
            {
                "add-step" => AddStep(operation),
                "remove-step" => OnStep(operation.Id, (list, index, _) => Done(edits.RemoveItem(list, index))),
                "move-step" => MoveStep(operation),
                "rename-step" => RenameStep(operation.Id, operation.Value),
                "set-step" => OnStep(
                    operation.Id,
                    (_, _, step) => Set(step, Shapes.Of(Shapes.Step, step)!, operation.Key, operation.Value)
                ),
                "set-action" => OnStep(operation.Id, (_, _, step) => SetAction(step, operation)),
                "remove-action" => OnStep(operation.Id, (_, _, step) => RemoveAction(step, operation.Action)),
                "set-limit" => SetLimit(operation.Value),
                "set-argument" => SetArgument(operation.Key, operation.Value),
                "take-steps" => UsedTemplate.Find(root, templates) is { } template && root["steps"] is null
                    ? new TakenSteps(draft, root, template).Edits() is { } taken
                        ? Done(taken)
                        : EditResult.Refused("not-possible")
                    : EditResult.Refused("unknown-step"),
                "add-row" => AddRow(operation),
                "set-row" => OnRow(operation, (_, _, row, shape) => Set(row, shape, operation.Key, operation.Value)),
                "remove-row" => OnRow(operation, (list, index, _, _) => Done(edits.RemoveItem(list, index))),
                _ => EditResult.Refused("unknown-operation"),
            };

        private EditResult AddStep(EditOperation operation)
        {
            var values = operation.Values ?? ImmutableDictionary<string, string>.Empty;
            var id = operation.Id ?? NewId(values.GetValueOrDefault("name", ""));
            if (!MapReader.IsKebab(id))
            {
                return EditResult.Refused("not-an-id");
            }

            if (Find(id) is not null)
            {
                return EditResult.Refused("id-taken");
            }

            var shape = Shapes.Of(StepShapes.IdOf(values.GetValueOrDefault("kind", Steps.StepKinds.Default)));
            if (shape is null || values.Keys.Any(k => shape.Key(k) is null))
            {
                return EditResult.Refused("unknown-key");
            }

            var flow = Flow(shape, values.Append(new("id", id)), s_stepKeys);
            if (operation.After is { } after)
            {
                return Find(after) is { } place
                    ? Done(edits.AddItem(place.List, place.Index, flow))
                    : EditResult.Refused("unknown-step");
            }

            return lists.FirstOrDefault() is { } first ? Done(AddTo(first.List, -1, flow))
                : root["use"] is null ? Done([.. edits.Set(root, "steps", $"[{flow}]")])
                : EditResult.Refused("wrong-place");
        }

        private string NewId(string name) =>
            Ids.Unique(
                Ids.Of(name, words: 4, "step"),
                [.. draft.Steps().Select(s => (s["id"] as YamlScalar)?.Text ?? "")]
            );

        private EditResult MoveStep(EditOperation operation)
        {
            if (operation.Id is not { } id || Find(id) is not { } from)
            {
                return EditResult.Refused("unknown-step");
            }

            var target = operation.After is { } after ? Find(after) : (from.List, -1, from.Step);
            if (target is not { } to)
            {
                return EditResult.Refused("unknown-step");
            }

            if (from.Step.Span.Start < to.List.Span.Start && to.List.Span.End <= from.Step.Span.End)
            {
                return EditResult.Refused("wrong-place");
            }

            if (ReferenceEquals(from.List, to.List) && (to.Index == from.Index || to.Index == from.Index - 1))
            {
                return Done();
            }

            return from.List.IsFlow || to.List.IsFlow ? MoveInBrackets(from, to) : MoveLines(from, to);
        }

        // Whole lines, with the comments right above: nothing else of the text is touched.
        private EditResult MoveLines(
            (YamlList List, int Index, YamlMap Step) from,
            (YamlList List, int Index, YamlMap Step) to
        )
        {
            if (from.List.Items.Length == 1)
            {
                return EditResult.Refused("wrong-place");
            }

            var (start, end) = edits.ItemWithComments(from.List, from.Index);
            var target = to.Index < 0 ? edits.ItemWithComments(to.List, 0).From : edits.ItemLines(to.List, to.Index).To;
            var lines = draft.Text[start..end];
            if (!lines.EndsWith('\n'))
            {
                (lines, start) = (lines + "\n", Math.Max(0, start - 1));
            }

            var shift = edits.DashColumn(to.List) - edits.DashColumn(from.List);
            var moved = shift == 0 ? lines : Shifted(lines, shift);
            if (target == draft.Text.Length && !draft.Text.EndsWith('\n'))
            {
                moved = "\n" + moved.TrimEnd('\n');
            }

            return Done(new TextEdit(start, end, ""), new TextEdit(target, target, moved));
        }

        private EditResult MoveInBrackets(
            (YamlList List, int Index, YamlMap Step) from,
            (YamlList List, int Index, YamlMap Step) to
        )
        {
            // A block of lines doesn't go between brackets.
            if (!from.Step.IsFlow)
            {
                return EditResult.Refused("not-possible");
            }

            var step = draft.Text[from.Step.Span.Start..from.Step.Span.End];
            return Done(edits.RemoveItem(from.List, from.Index), edits.AddItem(to.List, to.Index, step));
        }

        private EditResult RenameStep(string? id, string? newId)
        {
            if (id is null || Find(id) is not { } found)
            {
                return EditResult.Refused("unknown-step");
            }

            if (newId is null || !MapReader.IsKebab(newId))
            {
                return EditResult.Refused("not-an-id");
            }

            if (newId != id && Find(newId) is not null)
            {
                return EditResult.Refused("id-taken");
            }

            var own = found.Step["id"]!;
            return new EditResult(
                [
                    .. draft
                        .Scalars()
                        .Where(s => ReferenceEquals(s.Scalar, own) || Names(s, id))
                        .Select(s => s.Scalar.ContentStart())
                        .Select(start => new TextEdit(start, start + id.Length, newId)),
                ],
                null
            );
        }

        private static bool Names(TypedScalar at, string id) =>
            at.Kind switch
            {
                ScalarKind.Step => at.Scalar.Text == id,
                ScalarKind.Act => at.Scalar.Text == id || at.Scalar.Text.StartsWith(id + ".", StringComparison.Ordinal),
                _ => false,
            };

        private EditResult SetAction(YamlMap step, EditOperation operation)
        {
            if (operation.Action is not { } action || !MapReader.IsKebab(action))
            {
                return EditResult.Refused("not-an-id");
            }

            var shape = Shapes.Of("action")!;
            if (
                Shapes.Of(Shapes.Step, step)?.Key("actions") is null
                || (operation.Key is { } name && shape.Key(name) is null)
            )
            {
                return EditResult.Refused("unknown-key");
            }

            var value = operation is { Key: { } key, Value: { } given }
                ? $"{{ {key}: {Value(shape.Key(key)!, given)} }}"
                : "{}";
            if (step["actions"] is not YamlMap actions)
            {
                return Done([.. edits.Set(step, "actions", $"{{ {action}: {value} }}")]);
            }

            var entry = actions.Entries.FirstOrDefault(e => e.Key.Text == action);
            return entry switch
            {
                null => Done([.. edits.Set(actions, action, value)]),
                { Value: YamlMap map } when operation.Key is not null => Set(
                    map,
                    shape,
                    operation.Key,
                    operation.Value
                ),
                _ when operation is { Key: not null, Value: null } => Done(),
                _ when operation.Key is null => Done(),
                _ => Done(edits.Replace(entry, value)),
            };
        }

        private EditResult RemoveAction(YamlMap step, string? action) =>
            step["actions"] is YamlMap actions && action is not null && actions[action] is not null
                ? Done([.. actions.Entries.Length == 1 ? edits.Remove(step, "actions") : edits.Remove(actions, action)])
                : EditResult.Refused("unknown-row");

        private EditResult SetLimit(string? value)
        {
            if (value is null)
            {
                return EditResult.Refused("unknown-key");
            }

            return root["limit"] is YamlMap limit
                ? Set(limit, Shapes.Of("limit")!, "statutory", value)
                : Done([.. edits.Set(root, "limit", $"{{ statutory: {YamlText.Scalar(value)} }}")]);
        }

        private EditResult SetArgument(string? name, string? value)
        {
            if (root["use"] is not YamlMap use || name is null || !MapReader.IsKebab(name))
            {
                return EditResult.Refused("unknown-key");
            }

            var given = use["with"] as YamlMap;
            if (value is null)
            {
                return given is null ? Done()
                    : given.Entries.Length == 1 && given[name] is not null ? Done([.. edits.Remove(use, "with")])
                    : Done([.. edits.Remove(given, name)]);
            }

            var word = Value(Shapes.Of("use")!.Key("template")!, value);
            return Done([
                .. given is null ? edits.Set(use, "with", $"{{ {name}: {word} }}") : edits.Set(given, name, word),
            ]);
        }

        private EditResult AddRow(EditOperation operation)
        {
            if (operation.Section is not { } section || RowShape(section) is not { } shape)
            {
                return EditResult.Refused("unknown-row");
            }

            var values = (operation.Values ?? ImmutableDictionary<string, string>.Empty).ToDictionary(
                v => v.Key,
                v => v.Value,
                StringComparer.Ordinal
            );
            if (operation.Id is { } id)
            {
                values["id"] = id;
            }

            if (
                !values.TryGetValue("id", out var rowId)
                || !(section == "form" ? FormReader.IsIdentifier(rowId) : MapReader.IsKebab(rowId))
            )
            {
                return EditResult.Refused("not-an-id");
            }

            if (values.Keys.Any(k => shape.Key(k) is null))
            {
                return EditResult.Refused("unknown-key");
            }

            if (draft.Items(section).Any(m => (m["id"] as YamlScalar)?.Text == rowId))
            {
                return EditResult.Refused("id-taken");
            }

            var flow = Flow(shape, values, [.. shape.Keys.Select(k => k.Name)]);
            return root[section] switch
            {
                YamlList list => Done(AddTo(list, RowIndex(list, operation.After), flow)),
                null or YamlScalar { IsEmpty: true } => Done([
                    .. edits.Set(
                        root,
                        section,
                        $"[{flow}]",
                        section == "papers" ? "limit"
                            : section == "form" ? "papers"
                            : "form"
                    ),
                ]),
                _ => EditResult.Refused("not-possible"),
            };
        }

        private static int RowIndex(YamlList list, string? after) =>
            after is null ? list.Items.Length - 1
            : list.Items.ToList().FindIndex(i => ((i as YamlMap)?["id"] as YamlScalar)?.Text == after)
                is var at
                    and >= 0
                ? at
            : list.Items.Length - 1;

        private EditResult OnRow(EditOperation operation, Func<YamlList, int, YamlMap, Shape, EditResult> change)
        {
            if (
                operation.Section is not { } section
                || RowShape(section) is not { } shape
                || root[section] is not YamlList list
            )
            {
                return EditResult.Refused("unknown-row");
            }

            var index = list.Items.ToList().FindIndex(i => ((i as YamlMap)?["id"] as YamlScalar)?.Text == operation.Id);
            return index < 0
                ? EditResult.Refused("unknown-row")
                : change(list, index, (YamlMap)list.Items[index], shape);
        }

        private static Shape? RowShape(string section) =>
            s_sections.Contains(section, StringComparer.Ordinal)
                ? TypedTree.ShapeOf(Shapes.Of(Shapes.Procedure)!.Key(section)!.Type, null)
                : null;

        private EditResult Set(YamlMap map, Shape shape, string? name, string? value)
        {
            if (name is null || shape.Key(name) is not { } key)
            {
                return EditResult.Refused("unknown-key");
            }

            if (value is null)
            {
                return key.IsRequired ? EditResult.Refused("not-possible") : Done([.. edits.Remove(map, name)]);
            }

            // A term that another agency sets stays theirs.
            if (name == "within" && map[name] is YamlMap within && !value.StartsWith('{'))
            {
                return Done([.. edits.Set(within, "term", Value(key, value))]);
            }

            return Done([.. edits.Set(map, name, Value(key, value), Before(map, name))]);
        }

        // Where a new key of a step stands by custom: id, name, kind, at, role, within …
        private static string? Before(YamlMap map, string name) =>
            Array.IndexOf(s_stepKeys, name) is var at and > 0
                ? s_stepKeys.Take(at).LastOrDefault(k => map[k] is not null)
                : null;

        private EditResult OnStep(string? id, Func<YamlList, int, YamlMap, EditResult> change) =>
            id is not null && Find(id) is { } found
                ? change(found.List, found.Index, found.Step)
                : EditResult.Refused("unknown-step");

        private (YamlList List, int Index, YamlMap Step)? Find(string id)
        {
            foreach (var list in lists)
            {
                for (var i = 0; i < list.List.Items.Length; i++)
                {
                    if (list.List.Items[i] is YamlMap step && (step["id"] as YamlScalar)?.Text == id)
                    {
                        return (list.List, i, step);
                    }
                }
            }

            return null;
        }

        private TextEdit AddTo(YamlList list, int after, string flow)
        {
            if (
                list.Items.IsEmpty
                && edits.Column(list.Span.Start) > 0
                && !char.IsWhiteSpace(draft.Text[edits.LineStart(list.Span.Start)])
            )
            {
                // 'steps: []' at the top becomes a block list.
                var from = list.Span.Start;
                while (draft.Text[from - 1] == ' ')
                {
                    from--;
                }

                return new TextEdit(from, list.Span.End, $"\n  - {flow}");
            }

            return edits.AddItem(list, after, flow);
        }

        private static string Flow(Shape shape, IEnumerable<KeyValuePair<string, string>> values, string[] order) =>
            $"{{ {string.Join(", ", values.OrderBy(v => Array.IndexOf(order, v.Key) is var at and >= 0 ? at : order.Length).Select(v => $"{v.Key}: {Value(shape.Key(v.Key)!, v.Value)}"))} }}";

        /// <summary>A typed value as YAML: lists and maps as they are when they can be read, texts quoted where needed.</summary>
        private static string Value(ShapeKey key, string value)
        {
            var text = value.Trim();
            var isText = key.Type is ValueShape.Scalar { Kind: ScalarKind.Text or ScalarKind.Condition };
            if (!isText && text is ['{' or '[', ..] && !text.Contains('\n', StringComparison.Ordinal))
            {
                var read = Draft.Of($"x: {text}\n", "x@1.yaml");
                if (
                    read.IsWhole
                    && !read.Findings.HasErrors
                    && read.Root is YamlMap { Entries.Length: 1 } map
                    && map["x"] is not YamlScalar
                )
                {
                    return text;
                }
            }

            return YamlText.Scalar(
                text,
                isWord: !isText && key.Type is not ValueShape.Scalar { Kind: ScalarKind.Unit }
            );
        }

        private static string Shifted(string lines, int by) =>
            string.Join(
                '\n',
                lines
                    .Split('\n')
                    .Select(l =>
                        l.Length == 0 ? l
                        : by > 0 ? new string(' ', by) + l
                        : l[Math.Min(-by, l.Length - l.TrimStart(' ').Length)..]
                    )
            );

        private static EditResult Done(params ImmutableArray<TextEdit> done) => new(done, null);
    }
}

using System.Globalization;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using NodaTime;

namespace Bpm.Procedures.Editing;

/// <summary>Writes an example into a procedure's text, behind those that it has; nothing else changes.</summary>
public static class ExampleEditor
{
    public static EditResult Add(string text, string path, Example example)
    {
        var draft = Draft.Of(text, path);
        if (!draft.IsWhole || draft.Root is not YamlMap root)
        {
            return EditResult.Refused("text-unreadable");
        }

        if (draft.Items("examples").Any(e => (e["name"] as YamlScalar)?.Text == example.Name))
        {
            return EditResult.Refused("id-taken");
        }

        var lines = string.Join('\n', Lines(example));
        var edits = new YamlEdits(text);
        if (root["examples"] is YamlList { Items.IsEmpty: false, IsFlow: false } list)
        {
            return new EditResult([edits.AddItem(list, list.Items.Length - 1, lines)], null);
        }

        if (root["examples"] is not null)
        {
            return EditResult.Refused("not-possible");
        }

        var item = $"examples:\n  - {lines.Replace("\n", "\n    ", StringComparison.Ordinal)}\n";
        var gap = text.EndsWith('\n') ? "\n" : "\n\n";
        return new EditResult([new TextEdit(text.Length, text.Length, gap + item)], null);
    }

    private static IEnumerable<string> Lines(Example example)
    {
        yield return $"name: {YamlText.Scalar(example.Name)}";
        yield return $"received: {Moment(example.Received)}";
        if (example.Channel != Channel.Counter)
        {
            yield return $"channel: {ChannelWords.All.First(c => c.Channel == example.Channel).Word}";
        }

        if (example.Case is { } caseId)
        {
            yield return $"case: {YamlText.Scalar(caseId)}";
        }

        if (!example.Form.IsEmpty)
        {
            var answers = example
                .Form.OrderBy(a => a.Key, StringComparer.Ordinal)
                .Select(a => $"{a.Key}: {Answer(a.Value)}");
            yield return $"form: {{ {string.Join(", ", answers)} }}";
        }

        if (!example.Choose.IsEmpty)
        {
            yield return $"choose: [{string.Join(", ", example.Choose)}]";
        }

        if (example.Assume is { } limit)
        {
            yield return $"assume: {limit}";
        }

        if (!example.Do.IsEmpty)
        {
            yield return $"do: [{string.Join(", ", example.Do.Select(Act))}]";
        }

        if (example.Due is { } due)
        {
            yield return $"due: {Moment(due)}";
        }

        if (example.Fee is { } fee)
        {
            yield return $"fee: {fee.ToString(CultureInfo.InvariantCulture)}";
        }

        if (example.Outcome is { } outcome)
        {
            yield return $"outcome: {YamlText.Scalar(outcome, isWord: true)}";
        }
    }

    private static string Act(ExampleAct act)
    {
        var word = act.Action is null ? act.Step : $"{act.Step}.{act.Action}";
        return act.At is { } at ? $"{{ {word}: {Moment(at)} }}" : word;
    }

    private static string Answer(FactValue value) =>
        value switch
        {
            FactValue.YesNo yes => yes.Value ? "yes" : "no",
            FactValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
            FactValue.Text text => YamlText.Scalar(text.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No such kind of answer."),
        };

    private static string Moment(LocalDateTime moment) =>
        moment.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}

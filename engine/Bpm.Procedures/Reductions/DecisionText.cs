using System.Globalization;
using System.Text;
using Bpm.Procedures.Formatting;
using NodaTime;

namespace Bpm.Procedures.Reductions;

/// <summary>Writes a decision as a file of <c>reductions/</c>, which <see cref="ReductionReader"/> reads back.</summary>
public static class DecisionText
{
    /// <param name="notes">Stands as comments above; one line each.</param>
    public static string Write(Reduction decision, IEnumerable<string> notes)
    {
        var text = new StringBuilder();
        foreach (var note in notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {note.ReplaceLineEndings(" ").Trim()}\n");
        }

        var signer = decision.Signer is { Length: > 0 } name ? $", signer: {YamlText.Scalar(name)}" : "";
        text.Append(
            CultureInfo.InvariantCulture,
            $"reduction: {{ number: {YamlText.Scalar(decision.Number)}, date: {Day(decision.Date!.Value)}, effect: {Day(decision.Effect!.Value)}{signer}{(decision.Kind == ReductionKind.Demo ? ", kind: demo" : "")} }}\nitems:\n"
        );
        foreach (var item in decision.Items)
        {
            text.Append("  - { procedure: ").Append(YamlText.Scalar(item.Procedure));
            if (item.Case is { } one)
            {
                text.Append(", case: ").Append(YamlText.Scalar(one));
            }

            if (item.Channel is { } channel)
            {
                text.Append(", channel: ").Append(ChannelWords.All.First(c => c.Channel == channel).Word);
            }

            text.Append(CultureInfo.InvariantCulture, $", committed: {item.Committed}");
            if (!item.Steps.IsEmpty)
            {
                var steps = item.Steps.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value}");
                text.Append(", steps: { ").AppendJoin(", ", steps).Append(" }");
            }

            text.Append(" }\n");
        }

        return text.ToString();
    }

    private static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

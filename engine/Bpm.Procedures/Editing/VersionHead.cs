using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using NodaTime;

namespace Bpm.Procedures.Editing;

/// <summary>
/// Writes into the head of a procedure's text what makes it a version that is in force: number, first day, decision, who
/// confirmed it. Everything else keeps its bytes.
/// </summary>
public static class VersionHead
{
    /// <param name="decision">The publishing decision and its date; null: a demo.</param>
    /// <returns>Null when the text is no procedure that can be read.</returns>
    public static string? Apply(
        string text,
        string path,
        int version,
        LocalDate from,
        (string Number, LocalDate Date)? decision,
        Confirmation? confirmed
    )
    {
        if (Draft.Of(text, path) is not { IsWhole: true, Root: YamlMap root })
        {
            return null;
        }

        var edits = new YamlEdits(text);
        var until =
            (root["applies"] as YamlMap)?["received-until"] is YamlScalar { Text: var last }
            && string.CompareOrdinal(last, Day(from)) > 0
                ? $", received-until: {last}"
                : "";
        var reference = (root["source"] as YamlMap)?["ref"] is YamlScalar { Text: { Length: > 0 } known }
            ? $", ref: {YamlText.Quoted(known)}"
            : "";
        var source = decision is var (number, date)
            ? $"{{ kind: published, decision: {YamlText.Quoted(number)}, date: {Day(date)}{reference} }}"
            : "{ kind: demo }";
        var by = confirmed is null ? "no" : $"{{ by: {YamlText.Quoted(confirmed.By)}, on: {Day(confirmed.On)} }}";
        return TextEdits.Apply(
            text,
            [
                .. edits.Set(root, "version", version.ToString(CultureInfo.InvariantCulture), after: "procedure"),
                .. edits.Set(root, "source", source, after: "authority"),
                .. edits.Set(root, "confirmed", by, after: "source"),
                .. edits.Set(root, "applies", $"{{ received-from: {Day(from)}{until} }}", after: "confirmed"),
            ]
        );
    }

    private static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

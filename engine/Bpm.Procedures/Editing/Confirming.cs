using Bpm.Procedures.Formatting;
using NodaTime;

namespace Bpm.Procedures.Editing;

/// <summary>Writes into a procedure's file that a named person has compared it with the decision; nothing else changes.</summary>
public static class Confirming
{
    private const string Key = "confirmed:";

    /// <summary>Why a procedure can't be confirmed, in English, or null.</summary>
    /// <param name="force">A reason for confirming one whose limit is not published.</param>
    public static string? Problem(Procedure procedure, string? force) =>
        procedure.Source.Kind != ProvenanceKind.Published
            ? $"its source is '{procedure.Source.Kind.ToString().ToLowerInvariant()}': name the publishing decision under 'source' first"
        : procedure.Limit.Statutory is null && string.IsNullOrWhiteSpace(force)
            ? "its limit is not published: a person must write it first, or give --force a reason"
        : procedure.Confirmed is { } known ? $"{known.By} confirmed it on {known.On:uuuu-MM-dd}"
        : null;

    /// <summary>The text with the confirmation and its reason; null when the file has no line of its own for it.</summary>
    /// <param name="why">Stands as a comment above.</param>
    public static string? Apply(string text, string by, LocalDate on, string why)
    {
        var lines = text.Split('\n').ToList();
        var at = lines.FindIndex(l => l.StartsWith(Key, StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }

        var remark = lines[at].IndexOf(" #", StringComparison.Ordinal);
        var rest = remark < 0 ? "" : lines[at][remark..];
        lines[at] = $"{Key} {{ by: {YamlText.Scalar(by)}, on: {on:uuuu-MM-dd} }}{rest}";
        lines.Insert(at, $"# Confirmed: {why.ReplaceLineEndings(" ").Trim()}");
        return string.Join('\n', lines);
    }
}

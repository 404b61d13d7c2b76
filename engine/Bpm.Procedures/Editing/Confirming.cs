using Bpm.Procedures.Formatting;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Editing;

/// <summary>Writes into a procedure's file that a named person has compared it with the decision; nothing else changes.</summary>
public static class Confirming
{
    private const string Key = "confirmed:";

    /// <summary>Why a procedure can't be confirmed, or null.</summary>
    /// <param name="force">A reason for confirming one whose limit is not published.</param>
    public static string? Problem(Procedure procedure, string? force, Language language = Language.English) =>
        procedure.Source.Kind != ProvenanceKind.Published
            ? language.Pick(
                "nguồn chưa phải là quyết định công bố: hãy ghi quyết định vào “source” trước",
                $"its source is '{procedure.Source.Kind.ToString().ToLowerInvariant()}': name the publishing decision under 'source' first"
            )
        : procedure.Limit.Statutory is null && string.IsNullOrWhiteSpace(force)
            ? language.Pick(
                "chưa công bố thời hạn: phải có người ghi thời hạn, hoặc nêu lý do vẫn xác nhận",
                "its limit is not published: a person must write it first, or give a reason (--force)"
            )
        : procedure.Confirmed is { } known
            ? language.Pick(
                $"{known.By} đã xác nhận ngày {known.On:dd/MM/uuuu}",
                $"{known.By} confirmed it on {known.On:uuuu-MM-dd}"
            )
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

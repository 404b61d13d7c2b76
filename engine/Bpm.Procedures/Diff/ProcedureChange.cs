using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Diff;

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    [JsonStringEnumMemberName("added")]
    Added,

    [JsonStringEnumMemberName("removed")]
    Removed,

    [JsonStringEnumMemberName("changed")]
    Changed,
}

/// <summary>One thing that changes for people between two publications.</summary>
/// <param name="Subject">What changes, stable for programs: <c>step measure</c>, <c>step tax/action notice</c>; empty for
/// the procedure itself.</param>
/// <param name="Property">Which of its properties, stable for programs; null when the whole thing comes or goes.</param>
/// <param name="Before">In words; null when there was none.</param>
/// <param name="Text">The change as a sentence, in the language that was asked for.</param>
public sealed record ProcedureChange(
    ChangeKind Kind,
    string Subject,
    string? Property,
    string? Before,
    string? After,
    string Text
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary><c>{ "from": "CODE@1", "to": "CODE@2", "changes": […] }</c>; keys may be added, never renamed.</summary>
    public static string ToJson(string from, string to, IReadOnlyList<ProcedureChange> changes) =>
        JsonSerializer.Serialize(
            new
            {
                from,
                to,
                changes,
            },
            s_json
        ) + "\n";

    /// <summary>"15 -> 13 working days": the unit once where both have the same.</summary>
    internal static string Arrow(string? before, string? after, Language language)
    {
        var (old, now) = (Word(before, language), Word(after, language));
        var arrow = language.Pick("→", "->");
        return SameUnit(old, now) is { } unit ? $"{unit.Old} {arrow} {now}" : $"{old} {arrow} {now}";
    }

    /// <summary>"from 15 to 13 working days".</summary>
    internal static string FromTo(string? before, string? after, Language language)
    {
        var (old, now) = (Word(before, language), Word(after, language));
        var shown = SameUnit(old, now) is { } unit ? unit.Old : old;
        return language.Pick($"từ {shown} sang {now}", $"from {shown} to {now}");
    }

    private static (string Old, string Unit)? SameUnit(string old, string now)
    {
        var (a, b) = (old.Split(' ', 2), now.Split(' ', 2));
        return
            a.Length == 2 && b.Length == 2 && IsNumber(a[0]) && IsNumber(b[0]) && a[1].TrimEnd('s') == b[1].TrimEnd('s')
            ? (a[0], b[1])
            : null;
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static string Word(string? text, Language language) =>
        string.IsNullOrEmpty(text) ? language.Pick("không có", "none") : text;
}

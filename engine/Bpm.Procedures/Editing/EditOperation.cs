using System.Collections.Immutable;

namespace Bpm.Procedures.Editing;

/// <summary>One change that a person makes at the tables beside the text.</summary>
/// <param name="Do">
/// <c>add-step</c> (<paramref name="Id"/>, or one made from the name, <paramref name="After"/>, <paramref name="Values"/>), <c>remove-step</c>,
/// <c>move-step</c> (behind <paramref name="After"/>; first of its list without), <c>rename-step</c> (to
/// <paramref name="Value"/>, with every reference), <c>set-step</c> (<paramref name="Key"/> to <paramref name="Value"/>, or
/// taken away), <c>set-action</c> (<paramref name="Action"/>; with a key and a value, or bare), <c>remove-action</c>,
/// <c>set-limit</c>, <c>set-argument</c> (<paramref name="Key"/> of the template that is used to <paramref name="Value"/>, or
/// taken away), <c>take-steps</c> (of that template, into the text), <c>add-row</c>, <c>set-row</c>, <c>remove-row</c> (of <paramref name="Section"/>).
/// </param>
/// <param name="Section">papers | form | fees.</param>
/// <param name="Value">As a person types it; null takes the key away.</param>
public sealed record EditOperation(
    string Do,
    string? Id = null,
    string? After = null,
    string? Key = null,
    string? Value = null,
    string? Action = null,
    string? Section = null,
    IReadOnlyDictionary<string, string>? Values = null
);

/// <summary>Edits that keep everything else of the text, or why there are none.</summary>
/// <param name="Problem">text-unreadable | unknown-operation | unknown-step | unknown-row | unknown-key | not-an-id |
/// id-taken | wrong-place | not-possible; null when <paramref name="Edits"/> do it.</param>
public sealed record EditResult(ImmutableArray<TextEdit> Edits, string? Problem)
{
    internal static EditResult Refused(string problem) => new([], problem);
}

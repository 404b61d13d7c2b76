using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Inbox;

/// <summary>What a person chose out of a view, under his own name for it. Words that he searched by are never kept.</summary>
/// <param name="Order">due or start.</param>
internal sealed record SavedFilterView(
    string Id,
    string Name,
    string View,
    string? Procedure,
    string? Step,
    string? Band,
    string? Channel,
    string Order
);

/// <param name="View">One of the inbox's views.</param>
/// <param name="Band">over, soon, ok or pause.</param>
/// <param name="Channel">counter, online or post.</param>
/// <param name="Order">due or start.</param>
internal sealed record SavedFilterRequest(
    string Name,
    string View,
    string? Procedure = null,
    string? Step = null,
    string? Band = null,
    string? Channel = null,
    string Order = "due"
);

internal sealed record FilterNameRequest(string Name);

/// <summary>What saving and renaming a filter have in common.</summary>
internal static class SavedFilterViews
{
    public static SavedFilterView Of(SavedFilterRow row) =>
        new(row.Id, row.Name, row.View, row.Procedure, row.Step, row.Band, row.Channel, row.SortedBy);

    /// <summary>The name, cleaned; a finding when it cannot be one.</summary>
    public static string NameOf(string? text, Caller caller, List<FieldProblem> errors)
    {
        var name = TextCheck.Clean(text) ?? "";
        if (name.Length is 0 or > Limits.MaxFilterName)
        {
            var words =
                name.Length == 0
                    ? InputTexts.Missing(caller.Language)
                    : InputTexts.TooLong(Limits.MaxFilterName, caller.Language);
            errors.Add(new FieldProblem("name", words));
        }

        return name;
    }
}

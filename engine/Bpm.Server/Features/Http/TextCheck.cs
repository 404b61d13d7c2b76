using Bpm.Procedures.Text;
using Bpm.Server.Content;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Http;

/// <summary>Free text from outside: trimmed, NFC, bounded.</summary>
internal static class TextCheck
{
    /// <summary>Null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        var clean = text is null ? null : TextFolding.Composed(text.Trim());
        return string.IsNullOrEmpty(clean) ? null : clean;
    }

    public static ProblemHttpResult? TooLong(Caller caller, params ReadOnlySpan<(string Field, string? Text)> texts)
    {
        var errors = new List<FieldProblem>();
        foreach (var (field, text) in texts)
        {
            if (text?.Length > Limits.MaxText)
            {
                errors.Add(new FieldProblem(field, InputTexts.TooLong(Limits.MaxText, caller.Language)));
            }
        }

        return errors.Count == 0 ? null : Problems.Input(caller, errors);
    }
}

using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Publishing;

/// <summary>Numbers and dates of decisions as people send them.</summary>
internal static class AskedDates
{
    public static string? Text(string? text, string field, List<FieldProblem> errors, Caller caller)
    {
        var clean = TextCheck.Clean(text);
        if (clean is null or { Length: > Limits.MaxName })
        {
            errors.Add(
                new FieldProblem(
                    field,
                    clean is null
                        ? InputTexts.Missing(caller.Language)
                        : InputTexts.TooLong(Limits.MaxName, caller.Language)
                )
            );
        }

        return clean;
    }

    public static LocalDate? Date(string? text, string field, List<FieldProblem> errors, Caller caller)
    {
        if (LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var date })
        {
            return date;
        }

        errors.Add(new FieldProblem(field, ReportTexts.NoDate(caller.Language)));
        return null;
    }
}

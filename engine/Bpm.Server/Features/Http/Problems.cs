using System.Diagnostics;
using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Features.Http;

/// <summary>"No" over HTTP: problem details (RFC 9457) with a stable code and the trace id, in the caller's language.</summary>
internal static class Problems
{
    /// <summary>A refusal of the engine or the store.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal, Caller caller)
    {
        // The same key with another body is a mistake in what was sent, not a state of the dossier.
        var status =
            refusal.Code == "command-id-reused" ? StatusCodes.Status422UnprocessableEntity : StatusOf(refusal.Kind);
        var problem = New(
            refusal.Code,
            status,
            ProblemTexts.TitleOf(refusal.Kind, caller.Language),
            caller.Language.Pick(refusal.Message, refusal.MessageEn)
        );
        if (RefusalFields.Of(refusal.Code) is { } field)
        {
            problem.Extensions["errors"] = new[] { new FieldProblem(field, problem.Detail!) };
        }

        foreach (var (name, value) in refusal.Details)
        {
            problem.Extensions[name] = int.TryParse(value, out var number) ? number : value;
        }

        return TypedResults.Problem(problem);
    }

    /// <summary>A refusal of the server's own; <see cref="ProblemTexts"/> has its words and status.</summary>
    public static ProblemHttpResult Of(string code, Caller caller) => TypedResults.Problem(New(code, caller.Language));

    /// <summary>What was sent is not usable, field by field.</summary>
    public static ProblemHttpResult Input(Caller caller, IEnumerable<FieldProblem> errors)
    {
        var problem = New("input", caller.Language);
        var list = errors.ToList();
        problem.Detail = string.Join(" ", list.Select(e => e.Message));
        problem.Extensions["errors"] = list;
        return TypedResults.Problem(problem);
    }

    /// <summary>For what stands outside a handler: authentication, middleware, failures.</summary>
    public static Task Write(HttpContext http, string code) => Write(http, code, RequestLanguage.Of(http.Request));

    public static Task Write(HttpContext http, string code, Language language) =>
        TypedResults.Problem(New(code, language)).ExecuteAsync(http);

    private static ProblemDetails New(string code, Language language)
    {
        var text = ProblemTexts.Of(code);
        var problem = New(
            code,
            text.Status,
            language.Pick(text.Title.Vi, text.Title.En),
            language.Pick(text.Detail.Vi, text.Detail.En)
        );
        if (text.Hint is { } hint)
        {
            problem.Extensions["hint"] = language.Pick(hint.Vi, hint.En);
        }

        return problem;
    }

    private static ProblemDetails New(string code, int status, string title, string detail)
    {
        var problem = new ProblemDetails
        {
            Type = $"urn:bpm:problem:{code}",
            Status = status,
            Title = title,
            Detail = detail,
        };
        problem.Extensions["code"] = code;
        problem.Extensions["traceId"] = TraceId();
        return problem;
    }

    /// <summary>The id that the logs and the traces have too.</summary>
    public static void ShowTrace(ProblemDetailsContext context) =>
        context.ProblemDetails.Extensions["traceId"] = TraceId();

    private static string TraceId() => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    private static int StatusOf(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.State => StatusCodes.Status409Conflict,
            RefusalKind.Right => StatusCodes.Status403Forbidden,
            RefusalKind.Input => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.Unknown => StatusCodes.Status404NotFound,
            RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
}

/// <param name="Field">As the request names it: <c>applicant.name</c>, or the form field's id.</param>
internal sealed record FieldProblem(string Field, string Message);

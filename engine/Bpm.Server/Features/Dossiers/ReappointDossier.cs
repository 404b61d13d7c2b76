using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace Bpm.Server.Features.Dossiers;

/// <param name="New">Local moment: <c>2026-12-01T17:30</c>.</param>
/// <param name="Letter">Number of the letter of apology.</param>
internal sealed record ReappointRequest(string New, string Reason, string Letter);

/// <summary>Apology with a new date: once, and the verdict stays late.</summary>
internal static class ReappointDossier
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ReappointRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    )
    {
        if (!Moment.Parse(body.New).TryGetValue(default, out var moment))
        {
            return Problems.Input(caller, [new FieldProblem("new", InputTexts.Moment(caller.Language))]);
        }

        var command = new Reappoint(moment, TextCheck.Clean(body.Reason) ?? "", TextCheck.Clean(body.Letter) ?? "");
        return await acts.Run(code, caller, command, cancellation, ("reason", body.Reason), ("letter", body.Letter));
    }
}

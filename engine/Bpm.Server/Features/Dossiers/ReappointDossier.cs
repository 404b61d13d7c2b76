using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace Bpm.Server.Features.Dossiers;

/// <param name="New">Local moment: <c>2026-12-01T17:30</c>.</param>
/// <param name="Letter">Number of the letter of apology.</param>
internal sealed record ReappointRequest(string New, string Reason, string Letter) : IActBody
{
    public Command Read(ActReading reading)
    {
        if (!Moment.Parse(New).TryGetValue(default, out var moment))
        {
            reading.Problem("new", InputTexts.Moment(reading.Language));
        }

        return new Reappoint(moment, reading.Text("reason", Reason), reading.Text("letter", Letter));
    }

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );
}

/// <summary>Apology with a new date: once, and the verdict stays late.</summary>
internal static class ReappointDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ReappointRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}

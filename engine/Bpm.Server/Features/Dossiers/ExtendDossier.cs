using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Extension">Which of the procedure's extensions, such as verification.</param>
/// <param name="By">A term in words: <c>3 working days</c>.</param>
/// <param name="Paper">Number of the paper that grants it.</param>
internal sealed record ExtendRequest(string Extension, string By, string Reason, string? Paper = null) : IActBody
{
    public Command Read(ActReading reading)
    {
        if (!Term.TryParse(By, out var term, out _))
        {
            reading.Problem("by", InputTexts.Term(reading.Language));
        }

        return new ExtendDue(Extension, term, reading.Optional("paper", Paper), reading.Text("reason", Reason));
    }
}

/// <summary>Lawful extra time that the procedure foresees, granted once.</summary>
internal static class ExtendDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ExtendRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}

using Bpm.Engine;
using Bpm.Engine.Events;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Slip">Address of the receipt and appointment slip.</param>
internal sealed record ReceivedDossier(
    string Dossier,
    string Code,
    int Version,
    PromisedDate Promise,
    string Slip,
    IReadOnlyList<FeeView> Fees
);

/// <summary>The desk receives an application: code, promised date, slip.</summary>
internal static class ReceiveDossier
{
    public static async Task<Results<Created<ReceivedDossier>, ProblemHttpResult>> Handle(
        Reception body,
        Caller caller,
        CommandDesk desk,
        FileDesk files,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (publications.InForce(body.Procedure, caller.LocalNow.Date) is not { } publication)
        {
            return Refusals.ProcedureUnknown(body.Procedure).ToProblem(caller);
        }

        var input = ReceptionInput.Read(body, publication, caller.Language);
        if (input.Problems.Count > 0)
        {
            return Problems.Input(caller, input.Problems);
        }

        if (await ReceptionFiles.Problems(body, files, caller, cancellation) is { Count: > 0 } wrong)
        {
            return Problems.Input(caller, wrong);
        }

        var command = input.Command(body, input.Papers);
        switch (await desk.Open(caller, publication, input.Personal, command, cancellation))
        {
            case CommandAnswer.Accepted accepted:
                await ReceptionFiles.Link(body, accepted.DossierId, files, caller, cancellation);
                var code = accepted.Code!;
                var received = accepted.Events.OfType<DossierReceived>().Single();
                var at = ProvinceTime.ToLocal(accepted.After.ReceivedAt!.Value);
                var page = Uri.EscapeDataString(code);
                return TypedResults.Created(
                    $"/api/v1/dossiers/{page}",
                    new ReceivedDossier(
                        accepted.DossierId,
                        code,
                        accepted.After.Version,
                        Promises.Of(received, at, caller, publications),
                        $"/in/receipt/{page}",
                        Promises.FeesOf(received, publication.Procedure)
                    )
                );
            case CommandAnswer.Refused refused:
                return refused.Refusal.ToProblem(caller);
            default:
                throw new InvalidOperationException("An answer is accepted or refused.");
        }
    }
}

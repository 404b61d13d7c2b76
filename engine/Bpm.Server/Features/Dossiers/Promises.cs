using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Dossiers;

/// <summary>What a reception promises, in words.</summary>
internal static class Promises
{
    public static PromisedDate Of(DossierReceived received, LocalDateTime at, Caller caller, Publications publications)
    {
        var start =
            received.Committed is { } committed
            && (received.Statutory is not { } statutory || committed.Due <= statutory.Due)
                ? committed
                : received.Statutory;
        if (start is null || received.Promised is not { } due)
        {
            return new PromisedDate(null, "–", "–", "");
        }

        var calendar = publications.Catalogue.Calendars.GetValueOrDefault(received.Calendar);
        var name = calendar?.Definition.Title ?? received.Calendar;
        return new PromisedDate(
            due.Iso(),
            due.Long(caller.Language),
            TimeWords.TermText(start.Term, caller.Language),
            ReceptionTexts.Why(start, at, name, received.ProvisionalDate, caller.Language)
        );
    }

    public static IReadOnlyList<FeeView> FeesOf(DossierReceived received, Procedure procedure) =>
        [.. received.Fees.Select(f => new FeeView(f.Fee, NameOf(procedure, f.Fee), f.Amount))];

    public static string NameOf(Procedure procedure, string fee) =>
        procedure.Fees.FirstOrDefault(f => f.Id == fee)?.Name ?? fee;
}

using System.Text.Json;
using Bpm.Engine;
using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NodaTime;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Bpm.Server.Features.Dossiers;

/// <summary>
/// What an act that moves dates would do: the body is the act's own, the engine decides on the state as it is, and
/// nothing is stored.
/// </summary>
internal static class PreviewAct
{
    public static async Task<Results<Ok<ActPreview>, ProblemHttpResult>> Handle(
        string code,
        string act,
        JsonElement body,
        Caller caller,
        FindDossier find,
        DossierPictures pictures,
        ActScenes scenes,
        Publications publications,
        IOptions<JsonOptions> json,
        CancellationToken cancellation
    )
    {
        var kind = ActOffers.Kinds.FirstOrDefault(k => k.Id == act && k.Body is not null);
        if (kind is null)
        {
            return Problems.Of("unknown-address", caller);
        }

        IActBody? read;
        try
        {
            read = kind.Body!(body, json.Value.SerializerOptions);
        }
        catch (JsonException)
        {
            read = null;
        }

        if (read is null)
        {
            return Problems.Of("body-unreadable", caller);
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        var reading = new ActReading(caller.Language);
        var command = read.Read(reading);
        if (reading.Problems.Count > 0)
        {
            return Problems.Input(caller, reading.Problems);
        }

        var picture = await pictures.Of(dossier, caller, cancellation);
        var facts = (await scenes.Of(picture, cancellation)).Facts;
        if (read is MigrateRequest migrate)
        {
            facts = facts with { Target = publications.Find(migrate.Target) };
        }

        return Decide.Command(picture.State, command, facts, picture.Now) switch
        {
            Decision.Accepted accepted => TypedResults.Ok(Of(picture, accepted)),
            Decision.Refused refused => refused.Refusal.ToProblem(caller),
            _ => throw new InvalidOperationException("A decision accepts or refuses."),
        };
    }

    private static ActPreview Of(DossierPicture picture, Decision.Accepted accepted)
    {
        var after = picture with { Stored = picture.Stored with { State = accepted.After } };
        var language = picture.Language;
        var dates = new List<DateMove> { Move(ActTexts.PromisedDate(language), PromiseOf(picture), PromiseOf(after)) };
        if (after.State.Reappointment != picture.State.Reappointment)
        {
            dates.Add(Move(ActTexts.NewAppointment(language), null, after.State.Reappointment));
        }

        dates.AddRange(
            picture
                .State.OpenTasks.Where(t => after.State.Task(t.Id) is { Open: true })
                .Select(t =>
                    Move(
                        ActTexts.StepDate(picture.StepName(t.Step), language),
                        DueOf(picture, t),
                        DueOf(after, after.State.Task(t.Id)!)
                    )
                )
        );
        return new ActPreview(
            [.. dates],
            [
                .. accepted
                    .Events.Select(e => TimelineTexts.Of(e, after))
                    .Select(words => words.Detail is null ? words.Title : $"{words.Title}: {words.Detail}"),
            ],
            after.State.Paused ? ActTexts.DatesGoOnMoving(language) : null
        );

        DateMove Move(string name, LocalDateTime? before, LocalDateTime? later) =>
            new(
                name,
                before.Iso(),
                before?.Long(language) ?? "–",
                later.Iso(),
                later?.Long(language) ?? "–",
                before != later
            );
    }

    private static LocalDateTime? PromiseOf(DossierPicture picture) =>
        picture.State.ReceivedAt is null || picture.Calendar is not { } calendar
            ? null
            : DossierClocks.Promise(picture.State, calendar, picture.Now)?.Due;

    private static LocalDateTime? DueOf(DossierPicture picture, OfficerTask task) => Clocks.OfTask(picture, task)?.Due;
}

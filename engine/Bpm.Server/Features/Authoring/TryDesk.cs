using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Examples;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;
using Limits = Bpm.Server.Hosting.Limits;

namespace Bpm.Server.Features.Authoring;

/// <summary>Runs dossiers of a draft through the real engine on a virtual clock, and shows them as real ones are shown.</summary>
internal sealed class TryDesk(
    LanguageDesk language,
    Publications publications,
    WorldFacts world,
    Names names,
    Caller caller
)
{
    private static readonly LocalDateTimePattern s_moment = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    /// <summary>The publication of a text; null while it has errors.</summary>
    public Publication? Compile(DraftText draft) =>
        language.Language.Sketch(draft.Text, LanguageDesk.PathOf(draft)) is { IsSound: true, Publication: { } sound }
            ? sound
            : null;

    public TryView View(DraftTry draft)
    {
        if (Compile(draft) is not { } publication)
        {
            var why = EditTexts.Problem("text-has-errors", caller.Language);
            return new TryView(
                [],
                ImmutableDictionary<string, object?>.Empty,
                [],
                [],
                Calendars(),
                [],
                null,
                why,
                null
            );
        }

        var (run, problems) = Run(publication, draft.Run);
        return new TryView(
            [.. publication.Procedure.Form.Select(ProcedureViewing.Field)],
            publication
                .Procedure.Examples.FirstOrDefault()
                ?.Form.ToDictionary(a => a.Key, a => FormValues.Plain(a.Value), StringComparer.Ordinal)
                ?? [],
            [.. publication.Procedure.Cases.Select(c => new Named(c.Id, c.Name ?? c.Id))],
            ProcedureViewing.Channels(publication.Procedure),
            Calendars(),
            problems,
            run?.Stopped,
            run?.Refusal is { } refusal ? caller.Language.Pick(refusal.Message, refusal.MessageEn) : null,
            run is null || run.Stopped == -1 ? null : State(publication, run, draft.Clock)
        );
    }

    /// <summary>The run, or what of its input cannot be used.</summary>
    public (TryOutRun? Run, IReadOnlyList<FieldProblem> Problems) Run(Publication publication, TryInput input)
    {
        var problems = new List<FieldProblem>();
        var received = Moment("received", input.Received);
        var form = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (var field in publication.Procedure.Form.Where(f => input.Form.ContainsKey(f.Id)))
        {
            var value = input.Form[field.Id];
            if (value.ValueKind is System.Text.Json.JsonValueKind.Null)
            {
                continue;
            }

            if (FormValues.Read(field, value) is { } fact)
            {
                form[field.Id] = fact;
            }
            else
            {
                problems.Add(new FieldProblem(field.Id, InputTexts.WrongType(field.Label, caller.Language)));
            }
        }

        var channels = ChannelWords.All.Where(c => c.Word == input.Channel).Select(c => c.Channel).ToList();
        if (channels.Count == 0)
        {
            problems.Add(new FieldProblem("channel", InputTexts.Channel(caller.Language)));
        }

        var calendars = publications.Catalogue.Calendars;
        if (input.Calendar is { } name)
        {
            if (calendars.TryGetValue(name, out var one))
            {
                calendars = calendars.SetItems(calendars.Keys.Select(key => KeyValuePair.Create(key, one)));
            }
            else
            {
                problems.Add(new FieldProblem("calendar", TryTexts.UnknownCalendar(caller.Language)));
            }
        }

        if (input.Acts.Count > Limits.MaxTryActs)
        {
            problems.Add(new FieldProblem("acts", InputTexts.TooLong(Limits.MaxTryActs, caller.Language)));
        }

        var acts = input
            .Acts.Take(Limits.MaxTryActs)
            .Select(act => new TryOutAct(act.Do, act.At is { } at ? Moment("acts", at) : null))
            .ToList();
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var start = new Example("try", received ?? default, publication.Procedure.Position)
        {
            Case = TextCheck.Clean(input.Case),
            Channel = channels[0],
            Form = form.ToImmutable(),
        };
        return (TryOut.Run(publication, publications.Province, calendars, start, acts), problems);

        LocalDateTime? Moment(string field, string text)
        {
            if (s_moment.Parse(text) is { Success: true, Value: var moment })
            {
                return moment;
            }

            problems.Add(new FieldProblem(field, TryTexts.NotAMoment(caller.Language)));
            return null;
        }
    }

    private TryState State(Publication publication, TryOutRun run, string clock)
    {
        var picture = Picture(publication, run);
        return new TryState(
            run.Now.Iso(),
            run.Now.Long(caller.Language),
            new Fact(StatusTexts.Code(run.Dossier.Status), StatusTexts.Business(run.Dossier.Status, caller.Language)),
            run.Dossier.Ended,
            Clocks.Promise(picture),
            Clocks.Statutory(picture),
            [.. Dossiers.View.Tasks.Of(Scene(picture)).Select(Task)],
            [
                .. Waits
                    .Of(picture)
                    .Zip(
                        run.Dossier.Waits.Where(w => w.Open),
                        (view, wait) =>
                            new TryWait(
                                wait.Task is null ? wait.Step : ExampleRunner.SupplementAct,
                                view.GroundText,
                                view.For,
                                view.Until,
                                view.EndsText,
                                view.Supplement
                            )
                    ),
            ],
            run.Next is { } next ? Deadline(picture, next) : null,
            [
                .. run.Dossier.Fees.Select(f => new DossierFee(
                    f.Id,
                    Promises.NameOf(publication.Procedure, f.Id),
                    f.Amount,
                    f.Paid >= f.Amount
                )),
            ],
            [
                .. run.Dossier.Incidents.Select(i => new IncidentView(
                    i.Id,
                    picture.StepName(i.Step),
                    i.Message,
                    i.At.Iso(),
                    i.Open
                )),
            ],
            ClockNames(picture),
            ClockViewing.Of(picture, clock),
            [.. Timeline.Of(picture).Select(entry => entry with { Actor = null })]
        );
    }

    private DossierPicture Picture(Publication publication, TryOutRun run) =>
        new()
        {
            Stored = new StoredDossier("try", "", run.Dossier),
            Events = [.. run.Events.Select((e, i) => new StoredEvent(i + 1, i + 1, e.At, e.Actor, "", e.Event))],
            Personal = null,
            Notes = ImmutableDictionary<string, string?>.Empty,
            Publications = publications,
            Names = names,
            Language = caller.Language,
            Now = ProvinceTime.ToInstant(run.Now),
            Actor = Actor.System,
            Demo = true,
            Tried = publication,
        };

    /// <summary>Nobody in particular looks: what real people may do is not asked here.</summary>
    private ActScene Scene(DossierPicture picture) =>
        new(picture, world.For(picture.Publication, Actor.System) with { Form = picture.Form }, [], [])
        {
            Files = Enumerable.Empty<FileView>().ToLookup(_ => ""),
            Reusable = [],
        };

    private static TryTask Task(TaskView task) =>
        new(
            task.Task,
            task.Step,
            task.Unit.Name,
            task.Role.Name,
            task.Clock,
            [.. task.Actions.Select(a => new TryAction($"{task.Step.Id}.{a.Id}", a.Name, a.Effect, a.Next, a.Kind))]
        );

    private TryDeadline Deadline(DossierPicture picture, Alarm alarm)
    {
        var at = ProvinceTime.ToLocal(alarm.At);
        var step =
            picture.State.Task(alarm.Subject)?.Step
            ?? picture.State.Waits.FirstOrDefault(w => w.Id == alarm.Subject)?.Step;
        return new TryDeadline(
            at.Iso(),
            at.Long(caller.Language),
            TryTexts.Deadline(alarm.Kind, step is null ? null : picture.StepName(step), caller.Language)
        );
    }

    private List<Named> ClockNames(DossierPicture picture)
    {
        var clocks = new List<Named>();
        if (picture.State.ReceivedAt is not null)
        {
            clocks.Add(new Named("committed", caller.Language.Pick("Cam kết", "Committed")));
            clocks.Add(new Named("statutory", caller.Language.Pick("Luật định", "Statutory")));
        }

        clocks.AddRange(
            picture
                .State.OpenTasks.Where(t => t.Due is not null)
                .Select(t => new Named($"task:{t.Id}", picture.StepName(t.Step)))
        );
        return clocks;
    }

    private List<Named> Calendars() =>
        [
            .. publications
                .Catalogue.Calendars.OrderBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new Named(c.Key, c.Value.Definition.Title ?? c.Key)),
        ];
}

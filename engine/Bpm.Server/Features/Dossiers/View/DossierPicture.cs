using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Time;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>All that the parts of a dossier's view are made of, read once. The parts are pure functions of it.</summary>
internal sealed record DossierPicture
{
    public required StoredDossier Stored { get; init; }
    public required ImmutableArray<StoredEvent> Events { get; init; }

    /// <summary>Null once erased.</summary>
    public required PersonalData? Personal { get; init; }
    public required ImmutableDictionary<string, string?> Notes { get; init; }
    public required Publications Publications { get; init; }
    public required Names Names { get; init; }
    public required Language Language { get; init; }
    public required Instant Now { get; init; }

    /// <summary>Who looks; nobody for the public pages.</summary>
    public required Actor Actor { get; init; }
    public required bool Demo { get; init; }

    public Dossier State => Stored.State;
    public string Code => State.Code ?? "";

    /// <summary>What it goes by in an address: its code, before reception its id.</summary>
    public string Address => State.Code ?? Stored.Id;
    public LocalDateTime LocalNow => ProvinceTime.ToLocal(Now);

    /// <summary>The publication of a draft that is tried out, which is kept nowhere; null for a real dossier.</summary>
    public Publication? Tried { get; init; }
    public Publication Publication => Tried ?? Publications[State.Publication];
    public Procedure Procedure => Publication.Procedure;
    public Workflow Workflow => Publication.Workflow;

    /// <summary>Calendar of the dossier's own clocks.</summary>
    public WorkingCalendar? Calendar =>
        Publications.Catalogue.Calendars.GetValueOrDefault(State.Calendar) ?? Publications.ProvinceCalendar;

    public ImmutableDictionary<string, FactValue> Form =>
        Personal?.Form ?? ImmutableDictionary<string, FactValue>.Empty;

    /// <summary>The earlier due of both clocks, which no step may pass.</summary>
    public LocalDateTime? Due =>
        (State.CommittedDue, State.StatutoryDue) switch
        {
            ({ } committed, { } statutory) => committed < statutory ? committed : statutory,
            ({ } committed, null) => committed,
            (null, var statutory) => statutory,
        };

    public WorkingCalendar? CalendarOf(OfficerTask task) =>
        Publications.Catalogue.Calendars.GetValueOrDefault(task.Calendar) ?? Calendar;

    public string UnitName(string code) => Publications.UnitName(code);

    public string GroundName(string ground) => TimeWords.GroundName(ground, Publication.Policies, Language);

    /// <summary>The open pause of the dossier, or null.</summary>
    public Standing? Standing =>
        State.Paused
            ? new Standing(GroundName(State.Pauses[^1].Ground), ProvinceTime.ToLocal(State.Pauses[^1].From))
            : null;

    public Standing? StandingOf(OfficerTask task) =>
        task.State == TaskState.Paused
            ? new Standing(GroundName(task.Pauses[^1].Ground), ProvinceTime.ToLocal(task.Pauses[^1].From))
            : null;

    public string StepName(string step) => DossierTexts.StepName(step, Workflow, Language);

    public string PaperName(string paper) => Procedure.Papers.FirstOrDefault(p => p.Id == paper)?.Name ?? paper;

    public string Pick(string vietnamese, string english) => Language.Pick(vietnamese, english);
}

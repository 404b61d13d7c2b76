using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Time;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Inbox;

/// <summary>Makes the rows of a page out of stored tasks.</summary>
internal sealed class InboxRows(Publications publications, DossierReader reader, PersonalReads reads, Names names)
{
    public async Task<List<InboxRow>> Of(
        List<TaskRow> tasks,
        Caller caller,
        DueBounds bounds,
        BpmDb db,
        CancellationToken cancellation
    )
    {
        var ids = tasks.Select(t => t.Dossier).Distinct().ToList();
        var dossiers = await db.Dossiers.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var people = await reader.PersonalOf(ids, cancellation);
        foreach (
            var group in tasks
                .Where(t => people.ContainsKey(t.Dossier))
                .GroupBy(t => !IsConcerned(t, dossiers[t.Dossier], caller))
        )
        {
            await reads.Note(group.Select(t => t.Dossier), caller.User, "inbox", group.Key, cancellation);
        }

        await names.Learn(tasks.Select(t => t.Assignee), cancellation);
        var watched = await db
            .Watches.Where(w => w.User == caller.User && ids.Contains(w.Dossier))
            .Select(w => w.Dossier)
            .ToListAsync(cancellation);

        // What a pause does to a date is the engine's to say, so paused dossiers are read whole; there are few on a page.
        var paused = new Dictionary<string, Dossier>();
        foreach (var id in tasks.Where(t => t.Paused || dossiers[t.Dossier].Paused).Select(t => t.Dossier).Distinct())
        {
            if (await reader.ById(id, cancellation) is { } stored)
            {
                paused[id] = stored.State;
            }
        }

        return
        [
            .. tasks.Select(task =>
                Row(
                    task,
                    dossiers[task.Dossier],
                    people.GetValueOrDefault(task.Dossier),
                    paused.GetValueOrDefault(task.Dossier),
                    watched.Contains(task.Dossier),
                    caller,
                    bounds
                )
            ),
        ];
    }

    private InboxRow Row(
        TaskRow task,
        DossierRow dossier,
        PersonalData? personal,
        Dossier? state,
        bool watched,
        Caller caller,
        DueBounds bounds
    )
    {
        var publication = publications.Find(dossier.Publication);
        var address = task.Code.Length > 0 ? task.Code : dossier.Id;
        var clock = StepClock(task, dossier, state, caller);
        var promise = Promise(task, dossier, state, publication, caller);
        return new InboxRow(
            task.Id,
            dossier.Id,
            task.Code.Length > 0 ? task.Code : InboxTexts.NoCode(caller.Language),
            address,
            Applicant(personal, task, dossier, caller),
            new Coded(task.Procedure, publication?.Procedure.Name ?? task.Procedure),
            new Named(task.Step, StepName(publication, task.Step, caller.Language)),
            new Coded(task.Unit, publications.UnitName(task.Unit)),
            task.Assignee is { } user ? new Person(user, names.Of(user)) : null,
            task.Assignee == caller.User,
            bounds.KeyOf(task),
            clock,
            promise,
            ((Channel)task.Channel).ToString().ToLowerInvariant(),
            Flags(task, promise, caller),
            watched,
            dossier.Version,
            $"/app/dossiers/{Uri.EscapeDataString(address)}"
        );
    }

    private TimeText StepClock(TaskRow row, DossierRow dossier, Dossier? state, Caller caller)
    {
        var now = caller.LocalNow;
        var calendar =
            row.Step == Engine.Dossiers.Dossier.ReceptionStep
                ? publications.ReceptionCalendarOf(row.Unit)
                : publications.CalendarOf(row.Unit);
        if (calendar is null)
        {
            return TimeTexts.None(caller.Language);
        }

        if (row.Paused && state?.Task(row.Id[(dossier.Id.Length + 1)..]) is { } task)
        {
            var due = Earlier(state.CommittedDue, state.StatutoryDue);
            return DossierClocks.OfTask(task, calendar, due, caller.Now) is { } paused
                ? TimeTexts.Of(paused, calendar, now, stepClock: true, StandingOf(task, caller), caller.Language)
                : TimeTexts.None(caller.Language);
        }

        if (row.Due is not { } minutes)
        {
            return TimeTexts.None(caller.Language);
        }

        var clock = ShownClock.OfRow(WallMinutes.ToLocal(minutes), row.Allowance, calendar, now, now, stepClock: true);
        return TimeTexts.Of(clock, calendar, now, standing: null, caller.Language);
    }

    private TimeText Promise(TaskRow row, DossierRow dossier, Dossier? state, Publication? publication, Caller caller)
    {
        var now = caller.LocalNow;
        if (publications.CalendarOf(dossier.AuthorityUnit) is not { } calendar)
        {
            return TimeTexts.None(caller.Language);
        }

        if (state is not null && DossierClocks.Promise(state, calendar, caller.Now) is { } read)
        {
            var standing = state.Paused ? StandingOf(state, caller) : null;
            return TimeTexts.Of(read, calendar, now, stepClock: false, standing, caller.Language);
        }

        if ((row.Promise ?? dossier.Promised) is not { } minutes)
        {
            return TimeTexts.None(caller.Language);
        }

        var due = WallMinutes.ToLocal(minutes);
        var from = CountsFrom(dossier, publication, due, calendar);
        var allowance = from <= due ? calendar.Count(from, due) : 0;
        var clock = ShownClock.OfRow(due, allowance, calendar, from, now, stepClock: false);
        return TimeTexts.Of(clock, calendar, now, standing: null, caller.Language);
    }

    /// <summary>The date of receipt is not counted, unless the dossier is due on it or runs on calendar days.</summary>
    private static LocalDateTime CountsFrom(
        DossierRow dossier,
        Publication? publication,
        LocalDateTime due,
        WorkingCalendar calendar
    )
    {
        var received = dossier.ReceivedAt is { } at ? ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(at)) : due;
        var term = publication?.LimitsFor(dossier.Case, (Channel)dossier.Channel).Committed;
        var fromTheMoment = due.Date == received.Date || term is { Unit: TermUnit.CalendarDays or TermUnit.Months };
        return fromTheMoment ? received : calendar.OpenOf(calendar.NextCountedDate(received.Date));
    }

    private Standing StandingOf(OfficerTask task, Caller caller) =>
        new(
            TimeWords.GroundName(task.Pauses[^1].Ground, publications.Catalogue.Policies, caller.Language),
            ProvinceTime.ToLocal(task.Pauses[^1].From)
        );

    private Standing StandingOf(Dossier dossier, Caller caller) =>
        new(
            TimeWords.GroundName(dossier.Pauses[^1].Ground, publications.Catalogue.Policies, caller.Language),
            ProvinceTime.ToLocal(dossier.Pauses[^1].From)
        );

    private static string Applicant(PersonalData? personal, TaskRow task, DossierRow dossier, Caller caller)
    {
        var name = personal?.Applicant.Name ?? "—";
        return IsConcerned(task, dossier, caller) ? name : Masking.Name(name);
    }

    private static bool IsConcerned(TaskRow task, DossierRow dossier, Caller caller)
    {
        string[] concerned = [task.Unit, dossier.ReceptionUnit, dossier.AuthorityUnit, dossier.Custody];
        // A delegation for certain procedures shows the queue that it stands in, but no other applicant.
        return caller.Actor.Grants.Any(g => g.Reaches(task.Procedure) && concerned.Contains(g.Unit));
    }

    private static List<Fact> Flags(TaskRow task, TimeText promise, Caller caller)
    {
        var flags = new List<Fact>();
        if (promise.Band == "over")
        {
            flags.Add(new Fact("promise-over", InboxTexts.PromiseOver(caller.Language)));
        }
        else if (!task.Paused && task.Due is { } due && task.Promise < due)
        {
            flags.Add(new Fact("promise-first", InboxTexts.PromiseFirst(caller.Language)));
        }

        return flags;
    }

    private static string StepName(Publication? publication, string step, Language language) =>
        publication is null ? step : DossierTexts.StepName(step, publication.Workflow, language);

    private static LocalDateTime? Earlier(LocalDateTime? one, LocalDateTime? other) =>
        one is null || other < one ? other ?? one : one;
}

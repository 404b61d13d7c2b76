using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Dossiers.View;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Pages;

/// <summary>Tells an applicant the story of his dossier in plain words.</summary>
internal static class TrackingMaker
{
    /// <param name="rated">Whether the applicant has said already what he thinks.</param>
    public static Tracking Of(DossierPicture picture, bool rated)
    {
        var (state, l) = (picture.State, picture.Language);
        var reading = picture.Calendar is { } calendar ? DossierClocks.Promise(state, calendar, picture.Now) : null;
        var due = state.FinishedAt is { } finished
            ? ProvinceTime.ToLocal(finished)
            : state.Reappointment ?? reading?.Due ?? state.Promised;
        var moved =
            (reading is not null && reading.Due != reading.OriginalDue)
            || state.Reappointment is not null
            || picture.Events.Any(e => e.Event is DueChanged);
        var late = state.FinishedAt is null && reading is { RemainingMinutes: < 0 };
        return new Tracking(
            picture.Code,
            picture.Procedure.Name,
            DateLabel(state, l),
            due is { } date ? $"{Moments.Weekday(date.Date, l)} {Moments.Date(date.Date)}, {Moments.Time(date)}" : "–",
            late,
            Note(picture, late),
            Heading(picture),
            Steps(picture, state.Reappointment ?? reading?.Due),
            moved ? PageTexts.WhyMoved(Moments.DayMonth((state.Promised ?? reading!.OriginalDue).Date), l) : null,
            moved ? [.. Why(picture)] : [],
            IsOver(state) ? new TrackingRating(picture.Stored.TrackingToken, rated) : null,
            picture.Demo
        );
    }

    /// <summary>The applicant has what he came for, or knows that he won't: then he is asked what he thinks of it.</summary>
    public static bool IsOver(Dossier state) => state.FinishedAt is not null || state.Ended;

    private static string DateLabel(Dossier state, Language l) =>
        state switch
        {
            { DeliveredAt: not null } => PageTexts.ResultReady(l),
            { Status: BusinessStatus.Withdrawn } => PageTexts.Withdrawn(l),
            { FinishedAt: not null } => PageTexts.ResultReady(l),
            { Reappointment: not null } => PageTexts.NewDate(l),
            { Paused: true } => PageTexts.ExpectedWhilePaused(l),
            _ => PageTexts.ExpectedDate(l),
        };

    /// <summary>The first thing that a person wants to know: do I need to do anything?</summary>
    private static TrackingNote Note(DossierPicture picture, bool late)
    {
        var (state, l) = (picture.State, picture.Language);
        var supplement = state.Waits.LastOrDefault(w => w.Open && w.Task is not null);
        if (supplement is not null)
        {
            return new TrackingNote(
                "soon",
                PageTexts.BringPapers(l),
                [
                    .. supplement.Papers.Select(picture.PaperName),
                    .. supplement.Reason is { } why ? [why] : Array.Empty<string>(),
                ]
            );
        }

        if (state.Waits.Any(w => w is { Open: true, For: "applicant" }))
        {
            return new TrackingNote("soon", PageTexts.PayNow(l), []);
        }

        if (state is { FinishedAt: not null, Ended: false })
        {
            return new TrackingNote("ok", PageTexts.Collect(picture.UnitName(state.ReceptionUnit), l), []);
        }

        if (state.Ended)
        {
            return new TrackingNote("ok", PageTexts.Over(l), []);
        }

        if (state.Reappointment is not null)
        {
            return new TrackingNote("over", PageTexts.Sorry(l), [PageTexts.NothingToDo(l)]);
        }

        return late
            ? new TrackingNote("over", PageTexts.Late(l), [PageTexts.NothingToDo(l)])
            : new TrackingNote("ok", PageTexts.NothingToDo(l), []);
    }

    private static string Heading(DossierPicture picture)
    {
        var (state, l) = (picture.State, picture.Language);
        if (state.Ended || state.FinishedAt is not null || state.Paused)
        {
            return StatusTexts.Business(state.Status, l);
        }

        var holders = state.Holdings.Where(h => h.To is null).Select(h => picture.UnitName(h.Unit)).Distinct();
        return PageTexts.InProcessAt(string.Join(", ", holders), l);
    }

    private static List<TrackingStep> Steps(DossierPicture picture, LocalDateTime? due)
    {
        var steps = picture.Events.Select(e => Milestone(e, picture)).OfType<TrackingStep>().ToList();
        if (picture.State.Ended)
        {
            return steps;
        }

        var l = picture.Language;
        var path = StepsPath.Of(picture);
        var now = path.Where(s => s.State is "open" or "waiting").ToList();
        steps.AddRange(now.Select(s => new TrackingStep("now", s.Name, s.UnitName, PageTexts.Now(l))));
        var ahead = path.Where(s => s.State == "ahead" && !IsDetour(picture, s.Id)).ToList();
        for (var i = 0; i < ahead.Count; i++)
        {
            var last = i == ahead.Count - 1 && due is not null && picture.State.FinishedAt is null;
            steps.Add(
                new TrackingStep(
                    "ahead",
                    ahead[i].Name,
                    last ? PageTexts.AtTheLatest(due!.Value.Long(l), l) : null,
                    i == 0 ? PageTexts.NextUp(l) : ""
                )
            );
        }

        return steps;
    }

    /// <summary>Waits and steps under a condition may never come; promising them would be guessing.</summary>
    private static bool IsDetour(DossierPicture picture, string step) =>
        picture.Workflow[step].Step is WaitStep or { OnlyWhen: not null };

    private static TrackingStep? Milestone(Storage.StoredEvent stored, DossierPicture picture)
    {
        var l = picture.Language;
        return stored.Event switch
        {
            DossierReceived or DossierTakenOver => Done(
                PageTexts.Received(l),
                StatusTexts.ChannelName(picture.State.Channel, l)
            ),
            CustodyMoved e when e.To != picture.State.ReceptionUnit => Done(
                PageTexts.PassedTo(picture.UnitName(e.To), l),
                null
            ),
            WaitOpened { Task: not null } e => Done(
                $"{PageTexts.Asked(l)} {string.Join(", ", e.Papers.Select(picture.PaperName))}",
                e.Reason
            ),
            // While it lasts it is the step of now.
            WaitOpened { For: "applicant" } e when picture.State.Waits.Any(w => w.Id == e.Wait && !w.Open) => Done(
                PageTexts.PaymentAsked(l),
                null
            ),
            PapersReceived => Done(PageTexts.SupplementCame(l), PageTexts.ClockGoesOn(l)),
            WaitEnded e when picture.State.Waits.Any(w => w.Id == e.Wait && w is { Task: null, For: "applicant" }) =>
                Done(PageTexts.PaymentCame(l), PageTexts.ClockGoesOn(l)),
            DossierFinished => Done(PageTexts.ResultReady(l), picture.UnitName(picture.State.ReceptionUnit)),
            ResultDelivered => Done(PageTexts.Delivered(l), null),
            DossierWithdrawn => Done(PageTexts.Withdrawn(l), null),
            DossierRefused e => Done(PageTexts.NotAccepted(l), e.Reason),
            _ => null,
        };

        TrackingStep Done(string title, string? detail) =>
            new("done", title, detail, ProvinceTime.ToLocal(stored.At).Past(picture.LocalNow));
    }

    private static IEnumerable<string> Why(DossierPicture picture)
    {
        var (state, l) = (picture.State, picture.Language);
        foreach (var change in picture.Events.Select(e => e.Event))
        {
            if (Moving(change, picture) is { } sentence)
            {
                yield return sentence;
            }
        }

        foreach (var pause in state.Pauses)
        {
            var from = ProvinceTime.ToLocal(pause.From).Past(picture.LocalNow);
            var ground = TimeWords.InSentence(picture.GroundName(pause.Ground));
            yield return pause.To is { } to
                ? PageTexts.PauseClosed(
                    from,
                    ProvinceTime.ToLocal(to).Past(picture.LocalNow),
                    ground,
                    Length(picture, pause),
                    l
                )
                : PageTexts.PauseOpen(from, ground, l);
        }
    }

    /// <summary>What moved the date besides a pause.</summary>
    private static string? Moving(DossierEvent change, DossierPicture picture)
    {
        var l = picture.Language;
        return change switch
        {
            DueExtended e => PageTexts.Extended(TimeWords.TermText(e.Term, l), e.Reason, l),
            Reappointed e => PageTexts.Reappointed(e.New.Long(l), e.Reason, l),
            DueChanged { Old: { } old, New: { } later } e when old != later => PageTexts.Redated(
                old.Long(l),
                later.Long(l),
                e.Reason,
                l
            ),
            _ => null,
        };
    }

    private static string Length(DossierPicture picture, DossierPause pause)
    {
        var calendar = picture.Calendar!;
        var start = picture.State.Committed ?? picture.State.Statutory;
        var (from, to) = (ProvinceTime.ToLocal(pause.From), ProvinceTime.ToLocal(pause.To!.Value));
        // A promise charges whole dates, so a touched date is one that was not counted.
        var days =
            start?.Rule == StartRule.NextWorkingDay
                ? calendar.CountDates(from.Date, to.Date)
                : Math.Round(
                    calendar.Count(from, to) / (decimal)calendar.DayLengthMinutes,
                    2,
                    MidpointRounding.AwayFromZero
                );
        return PageTexts.WorkingDays(days, picture.Language);
    }
}

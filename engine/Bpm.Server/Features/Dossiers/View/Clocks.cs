using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Server.Content;
using Bpm.Server.Features.Time;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>The clocks of a dossier, in short: for its head and its tasks.</summary>
internal static class Clocks
{
    public static PromiseView Promise(DossierPicture picture)
    {
        var reading = Read(picture, DossierClocks.Promise);
        var text = reading is null
            ? TimeTexts.None(picture.Language)
            : TimeTexts.Of(
                reading,
                picture.Calendar!,
                picture.LocalNow,
                stepClock: false,
                picture.Standing,
                picture.Language
            );
        var start = picture.State.Committed ?? picture.State.Statutory;
        return new PromiseView(
            text.Band,
            text.Text,
            text.Outside,
            text.Spoken,
            text.Due,
            text.DueText,
            text.Provisional,
            text.Paused,
            picture.State.Promised.Iso(),
            picture.State.Reappointment.Iso(),
            picture.State.Reappointment?.Long(picture.Language),
            TimeWords.TermText(start?.Term, picture.Language),
            $"/api/v1/dossiers/{Uri.EscapeDataString(picture.Code)}/clock?clock=committed"
        );
    }

    public static TimeText? Statutory(DossierPicture picture) =>
        Read(picture, DossierClocks.Statutory) is { } reading
            ? TimeTexts.Of(
                reading,
                picture.Calendar!,
                picture.LocalNow,
                stepClock: false,
                picture.Standing,
                picture.Language
            )
            : null;

    public static ClockReading? OfTask(DossierPicture picture, OfficerTask task) =>
        picture.CalendarOf(task) is { } calendar
            ? DossierClocks.OfTask(task, calendar, NotAfter(picture, task), picture.Now)
            : null;

    public static TimeText TextOf(DossierPicture picture, OfficerTask task) =>
        OfTask(picture, task) is { } reading
            ? TimeTexts.Of(
                reading,
                picture.CalendarOf(task)!,
                picture.LocalNow,
                stepClock: true,
                picture.StandingOf(task),
                picture.Language
            )
            : TimeTexts.None(picture.Language);

    /// <summary>A dossier whose clock has ended binds no step any more: the hand-over has its own time.</summary>
    private static NodaTime.LocalDateTime? NotAfter(DossierPicture picture, OfficerTask task) =>
        picture.State.FinishedAt is { } finished && task.OpenedAt >= finished ? null : picture.Due;

    private static ClockReading? Read(
        DossierPicture picture,
        Func<Dossier, WorkingCalendar, NodaTime.Instant, ClockReading?> clock
    ) =>
        picture.State.ReceivedAt is not null && picture.Calendar is { } calendar
            ? clock(picture.State, calendar, picture.Now)
            : null;
}

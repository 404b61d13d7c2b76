using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Time;

/// <summary>Why a clock stands still, and since when.</summary>
/// <param name="Ground">Name of the ground, in the language asked for.</param>
internal sealed record Standing(string Ground, LocalDateTime Since);

/// <summary>Puts a clock into words. Every list, head and slip comes through here.</summary>
internal static class TimeTexts
{
    /// <summary>A step or a dossier without a term.</summary>
    public static TimeText None(Language language)
    {
        var text = language.Pick("Không có hạn", "No due date");
        return new TimeText("ok", text, null, text, null, "–", Provisional: false, Paused: false);
    }

    public static TimeText Of(
        ClockReading reading,
        WorkingCalendar calendar,
        LocalDateTime now,
        bool stepClock,
        Standing? standing,
        Language language
    ) => Of(ShownClock.Of(reading, calendar, now, stepClock), calendar, now, standing, language);

    /// <param name="standing">The open pause, when the clock stands still.</param>
    public static TimeText Of(
        ShownClock clock,
        WorkingCalendar calendar,
        LocalDateTime now,
        Standing? standing,
        Language language
    )
    {
        var lateWhilePaused = clock is { Band: Band.Pause, Remaining: < 0 };
        var text = TextOf(clock, calendar, now, standing, lateWhilePaused, language);
        var outside = clock.State == ClockState.Running ? Outside(calendar, now, language) : null;
        var shown = lateWhilePaused ? Band.Over : clock.Band;
        var spoken = $"{TimeWords.BandName(shown, language)}, {TimeWords.InSentence(text)}";
        return new TimeText(
            TimeWords.BandCode(shown),
            text,
            outside,
            outside is null ? spoken : $"{spoken}, {outside}",
            clock.Due.Iso(),
            clock.Due.Near(now, language),
            clock.Provisional,
            lateWhilePaused
        );
    }

    private static string TextOf(
        ShownClock clock,
        WorkingCalendar calendar,
        LocalDateTime now,
        Standing? standing,
        bool lateWhilePaused,
        Language language
    )
    {
        if (clock is { State: ClockState.Finished, Verdict: { } verdict })
        {
            return TimeWords.VerdictName(verdict, language);
        }

        if (clock is { Band: Band.Over, Remaining: 0 })
        {
            // Past the due minute, but the office has not been open since.
            return TimeWords.BandName(Band.Over, language);
        }

        var remaining = DurationText.Remaining(clock.Remaining, calendar.DayLengthMinutes, language);
        if (clock.State != ClockState.Paused || standing is null)
        {
            return remaining;
        }

        var ground = TimeWords.InSentence(standing.Ground);
        return lateWhilePaused
            ? $"{remaining} · {ground}"
            : DurationText.Paused(
                ground,
                standing.Since < now ? calendar.Count(standing.Since, now) : 0,
                calendar.DayLengthMinutes,
                language
            );
    }

    private static string? Outside(WorkingCalendar calendar, LocalDateTime now, Language language) =>
        TimeBand.CountsAgainAt(calendar, now) is { } next ? DurationText.CountsAgain(next, now, language) : null;
}

using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Time;

/// <summary>Why a clock stands still, and since when.</summary>
/// <param name="Ground">Name of the ground, in the language asked for.</param>
internal sealed record Standing(string Ground, LocalDateTime Since);

/// <summary>Puts a clock's reading into words. Every list, head and slip comes through here.</summary>
internal static class TimeTexts
{
    private static readonly ClockProof NoProof = new([], 0, default, "", 0);

    /// <summary>A step or a dossier without a term.</summary>
    public static TimeText None(Language language)
    {
        var text = language.Pick("Không có hạn", "No due date");
        return new TimeText("ok", text, null, text, null, "–", Provisional: false, Paused: false);
    }

    /// <param name="standing">The open pause, when the clock stands still.</param>
    public static TimeText Of(
        ClockReading reading,
        WorkingCalendar calendar,
        LocalDateTime now,
        bool stepClock,
        Standing? standing,
        Language language
    )
    {
        var band = TimeBand.Of(reading, calendar, now, stepClock);
        var lateWhilePaused = band == Band.Pause && reading.RemainingMinutes < 0;
        var text = TextOf(reading, calendar, now, standing, lateWhilePaused, language);
        var outside = reading.State == ClockState.Running ? Outside(calendar, now, language) : null;
        var shown = lateWhilePaused ? Band.Over : band;
        var spoken = $"{TimeWords.BandName(shown, language)}, {TimeWords.InSentence(text)}";
        return new TimeText(
            TimeWords.BandCode(shown),
            text,
            outside,
            outside is null ? spoken : $"{spoken}, {outside}",
            reading.Due.Iso(),
            reading.Due.Near(now, language),
            reading.Provisional,
            lateWhilePaused
        );
    }

    /// <summary>A reading made of stored numbers, for lists that do not replay a dossier.</summary>
    /// <param name="from">From when minutes are charged: now, or later when the first day does not count.</param>
    public static ClockReading FromRow(
        LocalDateTime due,
        long? allowance,
        WorkingCalendar calendar,
        LocalDateTime from,
        LocalDateTime now
    )
    {
        var minute = now.With(TimeAdjusters.TruncateToMinute);
        var start = LocalDateTime.Max(from, minute);
        var remaining = due >= minute ? calendar.Count(LocalDateTime.Min(start, due), due) : -calendar.Count(due, minute);
        var whole = allowance ?? Math.Max(remaining, 0);
        return new ClockReading
        {
            OriginalDue = due,
            Due = due,
            VerdictDue = due,
            AllowanceMinutes = whole,
            UsedMinutes = whole - remaining,
            RemainingMinutes = remaining,
            State = ClockState.Running,
            Verdict = null,
            Provisional = calendar.IsProvisional(LocalDate.Min(now.Date, due.Date), LocalDate.Max(now.Date, due.Date)),
            Proof = NoProof,
        };
    }

    private static string TextOf(
        ClockReading reading,
        WorkingCalendar calendar,
        LocalDateTime now,
        Standing? standing,
        bool lateWhilePaused,
        Language language
    )
    {
        if (reading is { State: ClockState.Finished, Verdict: { } verdict })
        {
            return TimeWords.VerdictName(verdict, language);
        }

        var remaining = DurationText.Remaining(reading.RemainingMinutes, calendar.DayLengthMinutes, language);
        if (reading.State != ClockState.Paused || standing is null)
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

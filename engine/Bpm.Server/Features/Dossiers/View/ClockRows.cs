using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>A proof's lines as a table and as a bar.</summary>
internal static class ClockRows
{
    public static IReadOnlyList<ClockRow> Of(
        ClockProof proof,
        WorkingCalendar calendar,
        Func<string, string> groundName,
        Language language
    ) =>
        [
            .. proof.Lines.Select(line =>
            {
                var adds = line.Kind is ProofKind.Counted or ProofKind.Remaining;
                return new ClockRow(
                    DateText(line, language),
                    Spans(line, calendar, language),
                    adds ? line.Minutes : 0,
                    TimeWords.TableHours(adds ? line.Minutes : 0, language),
                    line.RunningTotal,
                    TimeWords.TableHours(line.RunningTotal, language),
                    NotCounted(line, ClockTexts.Why(line, groundName, language), calendar, language),
                    ClockTexts.KindCode(line.Kind),
                    line.Basis
                );
            }),
        ];

    public static IReadOnlyList<ClockBar> Bar(ClockProof proof, Func<string, string> groundName, Language language) =>
        [
            .. proof.Lines.Select(line => new ClockBar(
                line.From.Iso(),
                line.To.Iso(),
                ClockTexts.KindCode(line.Kind),
                line.Kind == ProofKind.Paused ? ClockTexts.Why(line, groundName, language) : null
            )),
        ];

    /// <summary>The rows added again from their own minutes.</summary>
    public static bool Agrees(ClockReading reading)
    {
        var sum = reading
            .Proof.Lines.Where(l => l.Kind is ProofKind.Counted or ProofKind.Remaining)
            .Sum(l => l.Minutes);
        return sum == reading.Proof.TotalMinutes
            && sum == Math.Max(reading.AllowanceMinutes, reading.UsedMinutes)
            && (reading.Proof.Lines.Count == 0 || reading.Proof.Lines[^1].RunningTotal == sum);
    }

    /// <summary>"T5 12/11", or "T7 14/11 – CN 15/11" for a stretch of several days.</summary>
    private static string DateText(ProofLine line, Language language)
    {
        var last = line.To.PlusMinutes(-1).Date;
        var first = Day(line.From.Date, language);
        return last <= line.From.Date ? first : $"{first} – {Day(last, language)}";
    }

    private static string Day(LocalDate date, Language language) =>
        $"{Moments.WeekdayShort(date, language)} {Moments.DayMonth(date)}";

    private static string? Spans(ProofLine line, WorkingCalendar calendar, Language language)
    {
        if (line.Kind == ProofKind.Off)
        {
            return null;
        }

        if (line.To.PlusMinutes(-1).Date > line.From.Date)
        {
            return $"{Moments.DayMonth(line.From.Date)} {Moments.Time(line.From)} → {Moments.DayMonth(line.To.Date)} {Moments.Time(line.To)}";
        }

        var day = calendar.Day(line.From.Date);
        var from = line.From.TimeOfDay;
        var to = line.To.Date > line.From.Date ? LocalTime.MaxValue : line.To.TimeOfDay;
        var spans = day
            .Sessions.Select(s => (From: LocalTime.Max(s.Start, from), To: LocalTime.Min(s.End, to)))
            .Where(s => s.From < s.To)
            .ToList();
        var whole = spans.Count > 0 && line.Minutes == day.Minutes;
        return whole
            ? language.Pick("cả ngày", "whole day")
            : string.Join(", ", spans.Select(s => $"{Moments.Time(s.From)}–{Moments.Time(s.To)}"));
    }

    /// <summary>What was not counted is told as well: it is what people ask about.</summary>
    private static string NotCounted(ProofLine line, string why, WorkingCalendar calendar, Language language)
    {
        if (line.Minutes == 0 || line.Kind is not (ProofKind.Paused or ProofKind.NotCharged))
        {
            return why;
        }

        var length = DurationText.Minutes(line.Minutes, calendar.DayLengthMinutes, language);
        return line.Kind == ProofKind.Paused
            ? language.Pick($"{why}; không tính {length} làm việc", $"{why}; {length} of working time not counted")
            : why;
    }
}

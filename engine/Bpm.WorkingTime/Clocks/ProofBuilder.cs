using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>
/// Writes the proof of a run: the time from the start to the due (or to now, if later) is cut at every event, and each stretch gives
/// one line a date where it counts and one line in all where it doesn't.
/// </summary>
internal sealed class ProofBuilder(ClockRun run)
{
    private readonly List<ProofLine> _lines = [];
    private long _total;

    public ClockProof Build()
    {
        var end = Math.Max(run.Due, run.AsOfOffset);
        var edges = Edges(run.Start, end);
        for (var i = 1; i < edges.Count; i++)
        {
            Stretch(edges[i - 1], edges[i]);
        }

        return new(_lines, _total, run.Time.At(run.Due), run.Calendar.Name, run.Calendar.Version);
    }

    private List<int> Edges(int start, int end)
    {
        var edges = new SortedSet<int> { start, end, run.Since, run.Origin, run.Due, run.AsOfOffset };
        foreach (var block in run.Blocked)
        {
            edges.Add(block.From);
            edges.Add(block.To);
        }

        var first = run.Time.At(start);
        var last = run.Time.At(end);
        foreach (var pause in run.Pauses.Where(pause => !run.ChargesWholeDates || pause == run.RestartedBy))
        {
            if (pause.From > first && pause.From < last)
            {
                edges.Add(run.Time.OffsetOf(pause.From));
            }

            if (pause.To > first && pause.To < last)
            {
                edges.Add(run.Time.OffsetOf(pause.To));
            }
        }

        return [.. edges.Where(edge => edge >= start && edge <= end)];
    }

    private void Stretch(int from, int to)
    {
        if (from < run.Since)
        {
            BeforeRestart(from, to);
        }
        else if (from < run.Origin)
        {
            NotCharged(from, to, day => IsLateReceipt(day) ? "after-cut-off" : "receipt-date", pauseOf: _ => null);
        }
        else if (!Array.Exists(run.Blocked, block => block.From <= from && from < block.To))
        {
            Charged(from, to);
        }
        else if (run.ChargesWholeDates)
        {
            NotCharged(from, to, _ => "pause", PauseTouching);
        }
        else
        {
            Paused(from, to);
        }
    }

    private void BeforeRestart(int from, int to)
    {
        var begin = run.Time.At(from);
        if (run.Pauses.Any(pause => pause.From <= begin && begin < pause.To))
        {
            Paused(from, to);
        }
        else
        {
            NotCharged(from, to, _ => "restart", _ => run.RestartedBy?.Pause);
        }
    }

    private void Paused(int from, int to)
    {
        var begin = run.Time.At(from);
        var pause = run.Pauses.FirstOrDefault(pause => pause.From <= begin && begin < pause.To)?.Pause;
        Add(from, to, ProofKind.Paused, "pause", pause?.Ground, pause?.Basis);
    }

    private void NotCharged(int from, int to, Func<int, string> reason, Func<int, Pause?> pauseOf) =>
        ByDate(
            from,
            to,
            (day, begin, end) =>
            {
                var pause = pauseOf(day);
                Add(begin, end, ProofKind.NotCharged, reason(day), pause?.Ground, pause?.Basis);
            }
        );

    private void Charged(int from, int to)
    {
        var kind = run.HasStarted && from < run.AsOfOffset ? ProofKind.Counted : ProofKind.Remaining;
        var lastEnd = run.Time.PositionAt(to) == 0 ? to : run.Time.OffsetAt(run.Time.PositionAt(to));
        ByDate(
            from,
            to,
            (day, begin, end) =>
            {
                var note = run.Calendar.Day(run.Time.DateOf(day)).Note;
                Add(begin, end, kind, ReasonOf(day, from, to, begin, end, end == lastEnd), note, basis: null);
            }
        );
    }

    private string ReasonOf(int day, int from, int to, int begin, int end, bool isLast)
    {
        var isWhole = run.Time.PositionAt(end) - run.Time.PositionAt(begin) == run.Time.MinutesOfDay(day);
        if (from >= run.Due)
        {
            return "over";
        }

        if (isLast && to == run.Due)
        {
            return "due";
        }

        if (isLast && to == run.AsOfOffset && run.HasStarted && !isWhole)
        {
            return run.IsFinished ? "finished" : "until-now";
        }

        if (begin >= run.Origin && run.Time.PositionAt(begin) == run.Time.PositionAt(run.Origin) && !isWhole)
        {
            return run.RestartedBy is null ? "start" : "restarted";
        }

        if (isWhole)
        {
            return "whole-day";
        }

        if (isLast && Array.Exists(run.Blocked, block => block.From == to))
        {
            return "until-pause";
        }

        return Array.Exists(run.Blocked, block => block.To == from) ? "resumed" : "part-day";
    }

    /// <summary>Calls <paramref name="counted"/> for each counted date, and writes the days off between as lines of their own.</summary>
    private void ByDate(int from, int to, Action<int, int, int> counted)
    {
        const int Day = NodaConstants.MinutesPerDay;
        for (var day = from / Day; day * Day < to; day++)
        {
            var begin = Math.Max(from, day * Day);
            var end = Math.Min(to, (day + 1) * Day);
            if (!run.Time.IsCountedDay(day))
            {
                Off(begin, end, run.Calendar.Day(run.Time.DateOf(day)).OffReason);
            }
            else if (run.Time.PositionAt(end) is var position && position > run.Time.PositionAt(begin))
            {
                counted(day, run.Time.OffsetAt(run.Time.PositionAt(begin) + 1L) - 1, run.Time.OffsetAt(position));
            }
        }
    }

    private void Off(int from, int to, string? offReason)
    {
        var isWeekend = string.Equals(offReason, CalendarDay.Weekend, StringComparison.Ordinal);
        var reason = isWeekend ? CalendarDay.Weekend : "holiday";
        var detail = isWeekend ? null : offReason;
        var begin = run.Time.At(from);
        if (
            _lines.Count > 0
            && _lines[^1] is { Kind: ProofKind.Off } last
            && last.To == begin
            && string.Equals(last.Reason, reason, StringComparison.Ordinal)
            && string.Equals(last.Detail, detail, StringComparison.Ordinal)
        )
        {
            _lines[^1] = last with { To = run.Time.At(to) };
        }
        else
        {
            Add(from, to, ProofKind.Off, reason, detail, basis: null);
        }
    }

    private void Add(int from, int to, ProofKind kind, string reason, string? detail, string? basis)
    {
        long minutes = run.Time.PositionAt(to) - run.Time.PositionAt(from);
        if (kind is ProofKind.Counted or ProofKind.Remaining)
        {
            _total += minutes;
        }

        _lines.Add(new(run.Time.At(from), run.Time.At(to), kind, minutes, _total, reason, detail, basis));
    }

    private bool IsLateReceipt(int day) =>
        day == run.Since / NodaConstants.MinutesPerDay && run.Since % NodaConstants.MinutesPerDay >= run.CutOff;

    private Pause? PauseTouching(int day)
    {
        var begin = run.Time.DateOf(day).AtMidnight();
        var end = begin.PlusDays(1);
        return run.Pauses.FirstOrDefault(pause => pause.From < end && (pause.To > begin || pause.IsOpen))?.Pause;
    }
}

using System.Runtime.InteropServices;
using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>A stretch of offsets that isn't charged, over [From, To).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Block(int From, int To);

/// <summary>The union of pauses as ordered, disjoint blocks.</summary>
internal static class Blocks
{
    /// <summary>The union of <paramref name="pauses"/> after <paramref name="since"/>, minute by minute.</summary>
    /// <param name="pauses">Sound pauses, open ones already closed.</param>
    /// <param name="since">Earlier minutes play no part.</param>
    /// <param name="time">The calendar's arithmetic.</param>
    /// <param name="wholeDates">Whether a block grows to the whole dates that it touches.</param>
    public static Block[] Union(IReadOnlyList<ClosedPause> pauses, int since, CountedTime time, bool wholeDates)
    {
        if (pauses.Count == 0)
        {
            return [];
        }

        var start = time.At(since);
        var blocks = new List<Block>(pauses.Count);
        foreach (var pause in pauses)
        {
            if (pause.To <= start && !(wholeDates && pause.IsOpen))
            {
                continue;
            }

            var from = pause.From <= start ? since : time.OffsetOf(pause.From);
            var to = pause.To <= start ? since : time.EndOffsetOf(pause.To);
            if (wholeDates)
            {
                // A pause that stands open touches the date on which it began even in its first minute.
                var last = pause.IsOpen ? Math.Max(to, from + 1) : to;
                if (last > from)
                {
                    blocks.Add(new(FloorToDay(from), CeilingToDay(last)));
                }
            }
            else if (to > from)
            {
                blocks.Add(new(from, to));
            }
        }

        return Merge(blocks);
    }

    /// <summary>Counted minutes of [from, to) that no block covers; from and to in order.</summary>
    public static long Charged(CountedTime time, int from, int to, Block[] blocks)
    {
        if (to <= from)
        {
            return 0;
        }

        long minutes = time.PositionAt(to) - time.PositionAt(from);
        foreach (var block in blocks)
        {
            var start = Math.Max(block.From, from);
            var end = Math.Min(block.To, to);
            if (start < end)
            {
                minutes -= time.PositionAt(end) - time.PositionAt(start);
            }
        }

        return minutes;
    }

    private static int FloorToDay(int offset) => offset - (offset % NodaConstants.MinutesPerDay);

    private static int CeilingToDay(int offset) => FloorToDay(offset + NodaConstants.MinutesPerDay - 1);

    private static Block[] Merge(List<Block> blocks)
    {
        blocks.Sort((a, b) => a.From.CompareTo(b.From));
        var merged = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            if (merged.Count > 0 && block.From <= merged[^1].To)
            {
                merged[^1] = new(merged[^1].From, Math.Max(merged[^1].To, block.To));
            }
            else
            {
                merged.Add(block);
            }
        }

        return [.. merged];
    }
}

/// <summary>A pause whose end is known or assumed, seconds cut off.</summary>
internal sealed record ClosedPause(LocalDateTime From, LocalDateTime To, bool IsOpen, Pause Pause);

using System.Collections.Immutable;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Import;

/// <summary>
/// Fits the terms of a template to a limit. The rule: desk steps (defaults in hours) keep their time, unless they would
/// take more than a third; what is left is spread over the others in the proportion of their defaults, in half days,
/// or in hours when a day each is not there; what rounding leaves goes to the longest. The sum never exceeds the limit,
/// and falls short of it by less than one unit.
/// </summary>
internal static class TermFit
{
    private const int Hour = 60;

    /// <summary>Terms by parameter, or null when there is less than a quarter of an hour for each.</summary>
    public static ImmutableDictionary<string, Term>? Fit(TemplateShape shape, long limit, int dayLength)
    {
        var room = limit - shape.Beside;
        var slots = shape.Slots;
        if (slots.IsEmpty)
        {
            return room >= 0 ? ImmutableDictionary<string, Term>.Empty : null;
        }

        foreach (var smallest in new[] { Hour, Hour / 2, Hour / 4 })
        {
            if (room >= smallest * (long)slots.Length)
            {
                return Spread(slots, room, smallest, dayLength);
            }
        }

        return null;
    }

    private static ImmutableDictionary<string, Term> Spread(
        ImmutableArray<TermSlot> slots,
        long room,
        int smallest,
        int dayLength
    )
    {
        var minutes = slots.ToDictionary(s => s.Parameter, s => Minutes(s, dayLength), StringComparer.Ordinal);
        var desks = slots.Where(s => s.IsDesk).ToList();
        var others = slots.Where(s => !s.IsDesk).ToList();
        if (others.Count == 0)
        {
            (desks, others) = ([], [.. slots]);
        }

        var forDesks = room / (desks.Count == 0 || others.Count == 0 ? 1 : 3);
        var wished = desks.Sum(d => minutes[d.Parameter]);
        if (wished > forDesks)
        {
            foreach (var desk in desks)
            {
                minutes[desk.Parameter] = Math.Max(
                    smallest,
                    minutes[desk.Parameter] * forDesks / wished / smallest * smallest
                );
            }
        }

        // Even the smallest desks may leave too little for the others.
        while (room - desks.Sum(d => minutes[d.Parameter]) < others.Count * (long)smallest)
        {
            var longest = desks.MaxBy(d => minutes[d.Parameter])!;
            minutes[longest.Parameter] -= smallest;
        }

        var left = room - desks.Sum(d => minutes[d.Parameter]);
        var half = dayLength / 2;
        var unit = left >= dayLength * (long)others.Count ? half : smallest;
        var weights = others.Sum(o => Minutes(o, dayLength));
        foreach (var other in others)
        {
            minutes[other.Parameter] = Math.Max(unit, left * Minutes(other, dayLength) / weights / unit * unit);
        }

        var main = others.MaxBy(o => Minutes(o, dayLength))!;
        var spare = left - others.Sum(o => minutes[o.Parameter]);
        minutes[main.Parameter] += spare >= 0 ? spare / unit * unit : 0;
        while (others.Sum(o => minutes[o.Parameter]) > left)
        {
            minutes[others.MaxBy(o => minutes[o.Parameter])!.Parameter] -= unit;
        }

        return minutes.ToImmutableDictionary(m => m.Key, m => Written(m.Value, dayLength), StringComparer.Ordinal);
    }

    private static long Minutes(TermSlot slot, int dayLength) => slot.Default.WorkingMinutes(dayLength)!.Value;

    /// <summary>In days from one day on where halves allow it, else in hours, else in minutes.</summary>
    private static Term Written(long minutes, int dayLength)
    {
        var half = dayLength / 2;
        var isHalves = minutes >= dayLength && dayLength % 2 == 0 && minutes % half == 0;
        return isHalves ? Term.OfHalfWorkingDays((int)(minutes / half))
            : minutes % Hour == 0 ? Term.OfWorkingHours((int)(minutes / Hour))
            : Term.OfWorkingMinutes((int)minutes);
    }
}

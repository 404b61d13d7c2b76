namespace Bpm.Engine.Simulation;

/// <summary>What a stream of random numbers is for: each concern has its own, so that one more draw here moves nothing there.</summary>
internal enum Concern
{
    Arrivals = 1,
    Demand,
    Forms,
    Work,
    Absences,
}

/// <summary>
/// Random numbers from a seed (SplitMix64). A stream is named by seed, concern and number: whoever asks first, on whatever
/// thread, the same stream gives the same numbers.
/// </summary>
internal struct Dice(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state = state;

    public static Dice For(int seed, Concern concern, long number) =>
        unchecked(new(Mixed(Mixed(Mixed((ulong)seed + Golden) + (ulong)concern) + (ulong)number)));

    /// <summary>A number that a text always has; <see cref="string.GetHashCode()"/> differs between runs.</summary>
    public static long Number(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 1099511628211UL);
        }

        return unchecked((long)hash);
    }

    /// <summary>In [0, 1).</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    /// <summary>In [0, most).</summary>
    public int Below(int most) => (int)(((Next() >> 32) * (ulong)most) >> 32);

    /// <summary>Log-normal: half of all draws are below the median; sigma is the spread of the logarithm.</summary>
    public double LogNormal(double median, double sigma)
    {
        // Box and Muller; a draw of 0 has no logarithm.
        var radius = Math.Sqrt(-2 * Math.Log(1 - Share()));
        return median * Math.Exp(sigma * radius * Math.Cos(2 * Math.PI * Share()));
    }

    private ulong Next() => Mixed(state = unchecked(state + Golden));

    // Numbers wrap round on purpose.
    private static ulong Mixed(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}

/// <summary>Picks a place by weight.</summary>
internal sealed class Weighted
{
    private readonly double[] upTo;

    public Weighted(IEnumerable<double> weights)
    {
        var sum = 0.0;
        upTo = [.. weights.Select(w => sum += w)];
    }

    /// <summary>Sum of all weights; 0 when there is nothing to pick.</summary>
    public double Sum => upTo.Length == 0 ? 0 : upTo[^1];

    public int Pick(ref Dice dice)
    {
        var found = Array.BinarySearch(upTo, dice.Share() * Sum);
        // A place of no weight ends where the one before it does, and is never picked.
        return Math.Min(found < 0 ? ~found : found + 1, upTo.Length - 1);
    }
}

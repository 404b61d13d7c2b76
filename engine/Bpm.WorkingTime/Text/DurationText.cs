namespace Bpm.WorkingTime;

/// <summary>Working time in words, at most two units: the one formatter for server and app.</summary>
public static class DurationText
{
    public static string Minutes(long minutes, int dayLengthMinutes, Language language) =>
        throw new NotImplementedException();

    public static string Remaining(long remaining, int dayLengthMinutes, Language language) =>
        throw new NotImplementedException();
}

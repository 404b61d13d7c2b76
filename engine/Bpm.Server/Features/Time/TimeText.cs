namespace Bpm.Server.Features.Time;

/// <summary>A clock in words, ready to be shown.</summary>
/// <param name="Band">over, soon, ok or pause.</param>
/// <param name="Outside">When minutes count again, while they do not.</param>
/// <param name="Spoken">The same for a screen reader, with the band's name.</param>
/// <param name="Due">Local moment; null where there is none, or where it hangs on an open pause.</param>
/// <param name="Provisional">The date rests on something undecided: a year, a date, the end of a pause.</param>
/// <param name="Paused">Late and paused at once: the band is over, and the clock stands still.</param>
internal sealed record TimeText(
    string Band,
    string Text,
    string? Outside,
    string Spoken,
    string? Due,
    string DueText,
    bool Provisional,
    bool Paused
);

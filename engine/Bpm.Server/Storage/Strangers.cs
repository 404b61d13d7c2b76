using System.Collections.Concurrent;

namespace Bpm.Server.Storage;

/// <summary>
/// Failed sign-ins of names that nobody has. They lock like real accounts do, so that a lock does not tell who has one.
/// </summary>
internal sealed class Strangers
{
    private const int Remembered = 10_000;
    private readonly ConcurrentDictionary<string, (int Failures, long? LockedUntil)> tries = new(
        StringComparer.Ordinal
    );

    public long? LockedUntil(string name, long now) =>
        tries.GetValueOrDefault(name).LockedUntil is { } until && until > now ? until : null;

    /// <returns>Until when the name is locked by this failure; null when it is not yet.</returns>
    public long? CountFailure(string name, long now)
    {
        if (tries.Count > Remembered)
        {
            tries.Clear();
        }

        var after = tries.AddOrUpdate(
            name,
            _ => (1, null),
            (_, before) =>
                before.Failures + 1 >= StorageLimits.SignInFailuresUntilLocked
                    ? (0, now + (StorageLimits.LockoutMinutes * 60_000L))
                    : (before.Failures + 1, before.LockedUntil)
        );
        return after.LockedUntil > now ? after.LockedUntil : null;
    }
}

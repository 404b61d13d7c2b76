using System.Collections.Immutable;
using NodaTime;

namespace Bpm.Engine;

/// <summary>One person lets another act in his name (ủy quyền): one role at one unit, for some days.</summary>
/// <param name="Procedures">Procedures that it is limited to; empty for all.</param>
/// <param name="Start">First day, and <paramref name="End"/> the last one.</param>
/// <param name="Basis">The paper that gives it.</param>
public sealed record Delegation(
    string Id,
    string From,
    string To,
    string Unit,
    string Role,
    ImmutableArray<string> Procedures,
    LocalDate Start,
    LocalDate End,
    string Basis
);

/// <summary>What delegations give to a person on a day.</summary>
public static class Delegations
{
    /// <summary>
    /// A person's own grants and those in another's name. Only what the other holds himself that day passes, so a
    /// delegation never goes on to a third, and ends with the role that it came from.
    /// </summary>
    /// <param name="own">The grants that a user holds himself on that day.</param>
    public static ImmutableArray<Grant> GrantsOf(
        string user,
        Func<string, IReadOnlyCollection<Grant>> own,
        IEnumerable<Delegation> delegations,
        LocalDate on
    )
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(delegations);
        var grants = ImmutableArray.CreateBuilder<Grant>();
        grants.AddRange(own(user));
        foreach (var given in delegations)
        {
            if (given.To != user || given.From == user || on < given.Start || on > given.End)
            {
                continue;
            }

            if (own(given.From).Any(g => g.For is null && g.Unit == given.Unit && g.Role == given.Role))
            {
                grants.Add(
                    new Grant(given.Unit, given.Role, given.From)
                    {
                        Procedures = given.Procedures.IsDefault ? [] : given.Procedures,
                    }
                );
            }
        }

        return grants.ToImmutable();
    }
}

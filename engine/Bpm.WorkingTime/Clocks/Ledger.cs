using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>Who answers for a minute.</summary>
/// <param name="Kind"><c>agency</c>, <c>applicant</c>, <c>lawful-pause</c> or <c>unassigned</c>.</param>
/// <param name="Unit">The agency's id, or the pause's ground.</param>
public sealed record Holder(string Kind, string? Unit)
{
    public const string AgencyKind = "agency";
    public const string ApplicantKind = "applicant";
    public const string LawfulPauseKind = "lawful-pause";
    public const string UnassignedKind = "unassigned";

    public static Holder Applicant { get; } = new(ApplicantKind, null);

    public static Holder Unassigned { get; } = new(UnassignedKind, null);

    public static Holder Agency(string unit) => new(AgencyKind, unit);

    public static Holder LawfulPause(string ground) => new(LawfulPauseKind, ground);
}

/// <summary>A stretch during which somebody held a dossier or one branch of it, over [<paramref name="From"/>, <paramref name="To"/>).</summary>
/// <param name="From">When they took it.</param>
/// <param name="To">When they gave it on; null while they hold it.</param>
/// <param name="Holder">Who.</param>
/// <param name="Branch">The parallel branch, or null for the whole dossier.</param>
/// <param name="Due">The branch's own due, which decides who is debited while several run.</param>
public sealed record Holding(
    LocalDateTime From,
    LocalDateTime? To,
    Holder Holder,
    string? Branch = null,
    LocalDateTime? Due = null
);

/// <summary>A stretch of counted minutes debited to one holder.</summary>
public sealed record LedgerDebit(LocalDateTime From, LocalDateTime To, Holder Holder, string? Branch, long Minutes);

/// <summary>Minutes of one holder.</summary>
public sealed record HolderMinutes(Holder Holder, long Minutes);

/// <summary>A branch's own counted minutes with one holder, whoever was debited; never summed over branches.</summary>
public sealed record BranchMinutes(string Branch, Holder Holder, long Minutes);

/// <summary>Who held a dossier for how long; the debits add up to <paramref name="ElapsedMinutes"/>.</summary>
public sealed record LedgerReading(
    IReadOnlyList<LedgerDebit> Debits,
    IReadOnlyList<HolderMinutes> Totals,
    IReadOnlyList<BranchMinutes> Branches,
    long ElapsedMinutes
);

/// <summary>Debits each counted minute of a dossier to exactly one holder.</summary>
public static class Ledger
{
    public static LedgerReading Read(
        IReadOnlyList<Holding> holdings,
        LocalDateTime from,
        LocalDateTime to,
        WorkingCalendar calendar
    ) => throw new NotImplementedException();
}

using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>Who answers for a minute.</summary>
/// <param name="Kind"><c>agency</c>, <c>applicant</c>, <c>lawful-pause</c>, <c>unassigned</c> or <c>before-take-over</c>.</param>
/// <param name="Unit">The agency's id, or the pause's ground.</param>
public sealed record Holder(string Kind, string? Unit)
{
    public const string AgencyKind = "agency";
    public const string ApplicantKind = "applicant";
    public const string LawfulPauseKind = "lawful-pause";
    public const string UnassignedKind = "unassigned";
    public const string BeforeTakeOverKind = "before-take-over";

    public static Holder Applicant { get; } = new(ApplicantKind, null);

    public static Holder Unassigned { get; } = new(UnassignedKind, null);

    /// <summary>Somebody in the system that the dossier was taken over from.</summary>
    public static Holder BeforeTakeOver { get; } = new(BeforeTakeOverKind, null);

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

/// <summary>Debits each counted minute of a dossier to exactly one holder, in the competent authority's clock calendar.</summary>
public static class Ledger
{
    /// <summary>Reads the ledger over [<paramref name="from"/>, <paramref name="to"/>).</summary>
    /// <param name="holdings">Who held what, in the order of the procedure's branches; they may overlap and leave gaps.</param>
    /// <param name="from">The receipt.</param>
    /// <param name="to">Now, or the finish.</param>
    /// <param name="calendar">The clock calendar.</param>
    /// <remarks>
    /// A minute goes to the first of these that there is: a pause of the whole dossier (the applicant's, or a lawful one); of the
    /// running holdings the one that is latest against its own due, ties to the first listed and those without a due last; of paused
    /// branches likewise; nobody (<see cref="Holder.Unassigned"/>).
    /// </remarks>
    /// <exception cref="ArgumentException">An end is before its start.</exception>
    /// <exception cref="CalendarRangeException">A time lies beyond the calendar.</exception>
    public static LedgerReading Read(
        IReadOnlyList<Holding> holdings,
        LocalDateTime from,
        LocalDateTime to,
        WorkingCalendar calendar
    )
    {
        var elapsed = calendar.Count(from, to);
        var stretches = holdings.Select(holding => Stretch.Of(holding, from, to, calendar)).ToList();
        var edges = new SortedSet<int> { calendar.Time.OffsetOf(from), calendar.Time.EndOffsetOf(to) };
        foreach (var stretch in stretches)
        {
            edges.Add(stretch.From);
            edges.Add(stretch.To);
        }

        var debits = new List<LedgerDebit>();
        var start = edges.Min;
        foreach (var end in edges.Skip(1))
        {
            var debited = Debited(stretches, start);
            Debit(debits, calendar.Time, start, end, debited?.Holder ?? Holder.Unassigned, debited?.Branch);
            start = end;
        }

        return new(debits, Totals(debits), Branches(stretches, calendar.Time), elapsed);
    }

    private static Holding? Debited(List<Stretch> stretches, int at)
    {
        Stretch? best = null;
        foreach (var stretch in stretches)
        {
            // Listed order breaks ties, so only a strictly better one takes over.
            if (stretch.From <= at && at < stretch.To && (best is null || stretch.IsBefore(best)))
            {
                best = stretch;
            }
        }

        return best?.Holding;
    }

    private static void Debit(
        List<LedgerDebit> debits,
        CountedTime time,
        int from,
        int to,
        Holder holder,
        string? branch
    )
    {
        long minutes = time.PositionAt(to) - time.PositionAt(from);
        if (minutes == 0)
        {
            return;
        }

        if (
            debits.Count > 0
            && debits[^1] is var last
            && last.Holder == holder
            && string.Equals(last.Branch, branch, StringComparison.Ordinal)
        )
        {
            debits[^1] = last with { To = time.At(to), Minutes = last.Minutes + minutes };
        }
        else
        {
            debits.Add(new(time.At(from), time.At(to), holder, branch, minutes));
        }
    }

    private static List<HolderMinutes> Totals(List<LedgerDebit> debits) =>
        [
            .. debits
                .GroupBy(debit => debit.Holder)
                .Select(group => new HolderMinutes(group.Key, group.Sum(debit => debit.Minutes))),
        ];

    private static List<BranchMinutes> Branches(List<Stretch> stretches, CountedTime time) =>
        [
            .. stretches
                .Where(stretch => stretch.Holding.Branch is not null)
                .GroupBy(stretch => (stretch.Holding.Branch, stretch.Holding.Holder))
                .Select(group => new BranchMinutes(
                    group.Key.Branch!,
                    group.Key.Holder,
                    group.Sum(stretch => (long)time.PositionAt(stretch.To) - time.PositionAt(stretch.From))
                )),
        ];

    /// <summary>A holding cut to the ledger's own time.</summary>
    private sealed record Stretch(Holding Holding, int From, int To, int Rank, long DuePosition)
    {
        public static Stretch Of(Holding holding, LocalDateTime from, LocalDateTime to, WorkingCalendar calendar)
        {
            if (holding.To < holding.From)
            {
                throw new ArgumentException(
                    $"A holding ends {holding.To:uuuu-MM-dd'T'HH:mm}, before it begins {holding.From:uuuu-MM-dd'T'HH:mm}.",
                    nameof(holding)
                );
            }

            var time = calendar.Time;
            var isPause = holding.Holder.Kind is Holder.ApplicantKind or Holder.LawfulPauseKind;
            return new(
                holding,
                time.EndOffsetOf(Within(holding.From, from, to)),
                time.EndOffsetOf(Within(holding.To ?? to, from, to)),
                (isPause, holding.Branch) switch
                {
                    (true, null) => 0,
                    (false, _) => 1,
                    _ => 2,
                },
                holding.Due is { } due ? time.PositionAt(time.EndOffsetOf(due)) : long.MaxValue
            );
        }

        public bool IsBefore(Stretch other) => Rank != other.Rank ? Rank < other.Rank : DuePosition < other.DuePosition;

        private static LocalDateTime Within(LocalDateTime moment, LocalDateTime from, LocalDateTime to)
        {
            if (moment < from)
            {
                return from;
            }

            return moment > to ? to : moment;
        }
    }
}

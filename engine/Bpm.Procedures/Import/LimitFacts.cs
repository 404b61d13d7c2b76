using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Checks;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Import;

/// <summary>One more limit of a procedure: which case it is for, the list does not say.</summary>
internal sealed record LimitCase(string Id, string Name, Term Term);

/// <summary>
/// What a row says about time. Only a limit that the list publishes is <see cref="Statutory"/>; one that was worked out
/// from steps, from text or from the field is a hint.
/// </summary>
internal sealed record LimitFacts(Term? Statutory, string? Hint, string? Rule, ImmutableArray<LimitCase> Cases)
{
    /// <summary>Where nothing is known: long enough for every step of the usual template.</summary>
    private static readonly Term s_unknown = Term.OfWorkingDays(10);

    /// <summary>The term that steps are fitted to: the published one, else the guess, else ten working days.</summary>
    public required Term Fitted { get; init; }

    public static LimitFacts Of(CatalogueRow row, int dayLength)
    {
        var guess =
            row.Has(RowFlags.SameDayAssumed) ? RowFlags.SameDayAssumed
            : row.Has(RowFlags.LimitFromSteps) ? RowFlags.LimitFromSteps
            : row.Has(RowFlags.LimitFromText) ? RowFlags.LimitFromText
            : row.UnreadLimit.Length > 0 ? "limit-not-understood"
            : row.Limit is null && !row.SameDay ? RowFlags.NoLimit
            : row.Has(RowFlags.NoLimit) ? RowFlags.NoLimit
            : null;
        var terms = Terms(row, dayLength);
        return guess is null ? Published(terms, dayLength) : Guessed(row, terms, guess.Replace('_', '-'));
    }

    /// <summary>Working minutes that a term leaves in an ordinary week; null for "same day".</summary>
    public static long MinutesOf(Term term, int dayLength) =>
        term.WorkingMinutes(dayLength)
        ?? term.Unit switch
        {
            TermUnit.CalendarDays => CalendarLimit.OrdinaryWeek(term.Amount).Dates * (long)dayLength,
            TermUnit.Months => CalendarLimit.OrdinaryWeek(term.Amount * ShortestMonth).Dates * (long)dayLength,
            _ => dayLength,
        };

    private const int ShortestMonth = 28;

    private static LimitFacts Published(List<Term> terms, int dayLength)
    {
        var cases = ImmutableArray.CreateBuilder<LimitCase>();
        foreach (var term in terms.Skip(1))
        {
            var id =
                term.Unit == TermUnit.SameDay
                    ? "same-day"
                    : "in-" + term.ToString().Replace(' ', '-').Replace('.', '-');
            cases.Add(new LimitCase(id, $"Trường hợp giải quyết trong {Vietnamese(term)}", term));
        }

        return new LimitFacts(terms[0], null, null, cases.ToImmutable()) { Fitted = terms[0] };
    }

    private static LimitFacts Guessed(CatalogueRow row, List<Term> terms, string rule)
    {
        var words = string.Join(" hoặc ", terms.Select(t => t.ToVietnamese()));
        var hint = rule switch
        {
            "same-day-assumed-field" => "trong ngày, suy từ lĩnh vực; danh mục không công bố thời hạn",
            "limit-from-steps" => $"{words}, cộng từ thời gian của các bước; danh mục không công bố thời hạn",
            "limit-from-text" => $"{words}, đọc từ mô tả trình tự; danh mục không công bố thời hạn",
            "limit-not-understood" => $"danh mục ghi: {row.UnreadLimit}",
            _ => terms.Count > 0 ? $"{words}; danh mục không công bố thời hạn" : "danh mục không công bố thời hạn",
        };
        return new LimitFacts(null, hint, rule, []) { Fitted = terms.Count > 0 ? terms[0] : s_unknown };
    }

    private static string Vietnamese(Term term) => term.Unit == TermUnit.SameDay ? "ngày" : term.ToVietnamese();

    /// <summary>The row's limit first, then every other one, each once: 8 hours beside 1 working day are the same.</summary>
    private static List<Term> Terms(CatalogueRow row, int dayLength)
    {
        var terms = new List<Term>();
        foreach (var fact in row.Limits.Prepend(row.Limit ?? default).Where(f => f.Amount > 0))
        {
            if (TermOf(fact, dayLength) is { } term && !terms.Any(t => IsSame(t, term, dayLength)))
            {
                terms.Add(term);
            }
        }

        // "60 days" stands for a published "2 months".
        if (
            terms is [{ Unit: TermUnit.CalendarDays } days, ..]
            && terms.Find(t => t.Unit == TermUnit.Months && t.Amount * 30 == days.Amount) is { Amount: > 0 } months
        )
        {
            terms.Remove(months);
            terms[0] = months;
        }

        if (row.SameDay)
        {
            terms.Add(Term.SameDay);
        }

        return terms;
    }

    private static bool IsSame(Term a, Term b, int dayLength) =>
        a == b || (a.WorkingMinutes(dayLength) is { } minutes && minutes == b.WorkingMinutes(dayLength));

    /// <summary>Null when the amount can be no term: a fraction of a calendar day, a number beyond all bounds.</summary>
    private static Term? TermOf(FactTerm fact, int dayLength)
    {
        const decimal Most = 10_000;
        if (fact.Amount is <= 0 or > Most)
        {
            return null;
        }

        var isWhole = fact.Amount == decimal.Truncate(fact.Amount);
        return fact.Unit switch
        {
            "working" when fact.Amount * 2 == decimal.Truncate(fact.Amount * 2) => Term.OfWorkingDays(fact.Amount),
            "working" => OfMinutes(fact.Amount * dayLength),
            "hour" => OfMinutes(fact.Amount * 60),
            "calendar" when isWhole => Term.OfCalendarDays(decimal.ToInt32(fact.Amount)),
            "month" when isWhole => Term.OfMonths(decimal.ToInt32(fact.Amount)),
            _ => null,
        };
    }

    private static Term? OfMinutes(decimal minutes) =>
        minutes % 60 == 0 ? Term.OfWorkingHours(decimal.ToInt32(minutes / 60))
        : minutes == decimal.Truncate(minutes) ? Term.OfWorkingMinutes(decimal.ToInt32(minutes))
        : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Statutory?.ToString() ?? "not-published"} + {Cases.Length}");
}

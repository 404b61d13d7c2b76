using System.Collections.Immutable;
using Bpm.Procedures.Checks;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Reductions;

/// <summary>
/// How far the limit of one procedure may be cut in one channel, and what stands in the way: the law, and the terms that
/// other agencies set. Whole limits are cut; a case with a limit of its own keeps it.
/// </summary>
/// <remarks>A cut is rounded down to the unit of the limit: half a working day, one hour, one calendar day, one month.</remarks>
public sealed class CutRoom
{
    private const int Hour = 60;
    private readonly int dayLength;
    private readonly ImmutableArray<Term> laws;
    private readonly long least;

    /// <param name="channel">Null: every channel.</param>
    /// <param name="dayLength">Minutes of a working day.</param>
    public CutRoom(Publication publication, Channel? channel, int dayLength)
    {
        (Publication, Channel, this.dayLength) = (publication, channel, dayLength);
        Law = TermLookup.Statutory(Procedure, null, channel);
        Now = publication.Committed.Entry(null, channel)?.Term ?? Law;
        laws = [.. Laws()];
        Locked =
            Law is null ? CutProblem.NoLaw()
            : Law.Value.Unit == TermUnit.SameDay ? CutProblem.SameDay()
            : null;
        least = Path(step => IsOthers(step) ? BaseTerm(step) : Least(BaseTerm(step))).WithOthers;
    }

    public Publication Publication { get; }

    /// <summary>Null: every channel.</summary>
    public Channel? Channel { get; }

    /// <summary>By law; null where none is published.</summary>
    public Term? Law { get; }

    /// <summary>What is promised now: committed to, or else the law's.</summary>
    public Term? Now { get; }

    /// <summary>Why nothing at all can be cut, or null.</summary>
    public CutProblem? Locked { get; }

    private Procedure Procedure => Publication.Procedure;

    /// <summary>The term without so many percent, rounded down in its own unit; null where that is no cut at all.</summary>
    /// <param name="percent">Over 0, under 100.</param>
    public static Term? WithoutPercent(Term term, decimal percent) =>
        Without(term, decimal.Floor(term.Amount * percent / 100m));

    /// <summary>The term without so many days (of hours: hours); null where that is no cut, or nothing would be left.</summary>
    public static Term? WithoutDays(Term term, decimal days) =>
        Without(term, decimal.Floor(term.Unit == TermUnit.WorkingDays ? days * 2 : days));

    /// <summary>Why this may not be committed to, or null.</summary>
    public CutProblem? Check(Term proposed)
    {
        if (Locked is not null)
        {
            return Locked;
        }

        foreach (var law in laws)
        {
            if (proposed.CompareTo(law, dayLength) is not { } order)
            {
                return CutProblem.OtherUnit(law);
            }

            if (order > 0)
            {
                return CutProblem.OverLaw(law);
            }
        }

        return proposed.Amount == 0 ? CutProblem.NothingLeft()
            : Allowed(proposed) is not { } allowed || least <= allowed ? null
            : Others().OrderByDescending(s => s.Within!.Term.WorkingMinutes(dayLength)).FirstOrDefault() is { } other
                ? CutProblem.SetBy(other.Name, other.Within!.Term, other.Within.SetBy!)
            : CutProblem.StepsOver(Path(s => Least(BaseTerm(s))).Describe(withOthers: true), proposed);
    }

    /// <summary>Minutes of a working day.</summary>
    public int DayLength => dayLength;

    /// <summary>The cut against the law; null where both don't compare.</summary>
    public Term? Cut(Term committed) => Law?.Minus(committed, dayLength);

    /// <summary>Every step that has a term, in the order of the file.</summary>
    public IEnumerable<CutStep> Steps =>
        Publication
            .Workflow.Nodes.Where(n => n.Step is not WaitStep && BaseTerm(n.Step) is not null)
            .Select(n => new CutStep(n.Step.Id, n.Step.Name, BaseTerm(n.Step)!.Value, n.Step.Within?.SetBy));

    /// <summary>
    /// The terms that the steps get under a new limit. While the steps fit they keep theirs; else what is over is taken
    /// from the province's own steps, each the same share, in whole hours; terms of other agencies stay. What is left
    /// over goes an hour at a time to the steps that lost most.
    /// </summary>
    /// <param name="byHand">Terms that somebody wrote, by step; they stay as they are.</param>
    /// <returns>Only terms that differ from the file's; or why it can't be.</returns>
    public (ImmutableDictionary<string, Term> Steps, CutProblem? Problem) Spread(
        Term proposed,
        ImmutableDictionary<string, Term> byHand
    )
    {
        if (Check(proposed) is { } problem)
        {
            return ([], problem);
        }

        foreach (var (id, term) in byHand)
        {
            if (CheckByHand(id, term) is { } wrong)
            {
                return ([], wrong);
            }
        }

        var terms = Publication
            .Workflow.Nodes.Select(n => (n.Step.Id, Term: BaseTerm(n.Step)))
            .Where(s => s.Term is not null)
            .ToDictionary(s => s.Id, s => s.Term!.Value, StringComparer.Ordinal);
        foreach (var (id, term) in byHand)
        {
            terms[id] = term;
        }

        if (Allowed(proposed) is { } allowed)
        {
            Shorten(terms, [.. byHand.Keys], allowed);
            var path = Path(s => Of(terms, s));
            if (path.WithOthers > allowed)
            {
                return ([], CutProblem.StepsOver(path.Describe(withOthers: true), proposed));
            }
        }

        return (
            terms
                .Where(t => Publication.Workflow[t.Key].Step.Within?.Term != t.Value)
                .ToImmutableDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal),
            null
        );
    }

    private void Shorten(Dictionary<string, Term> terms, HashSet<string> fixedSteps, long allowed)
    {
        var whole = Path(s => Of(terms, s)).WithOthers;
        if (whole <= allowed)
        {
            return;
        }

        var free = Publication
            .Workflow.Nodes.Select(n => n.Step)
            .Where(s => s is not WaitStep && !IsOthers(s) && !fixedSteps.Contains(s.Id))
            .Where(s => Of(terms, s)?.WorkingMinutes(dayLength) is > Hour)
            .ToDictionary(s => s.Id, s => Of(terms, s)!.Value.WorkingMinutes(dayLength)!.Value, StringComparer.Ordinal);
        var held = Path(s => free.ContainsKey(s.Id) ? null : Of(terms, s)).WithOthers;
        foreach (var (id, minutes) in free)
        {
            var share = whole == held ? 0 : minutes * Math.Max(0, allowed - held) / (whole - held);
            terms[id] = OfMinutes(Math.Max(Hour, share - (share % Hour)));
        }

        // Branches and smallest terms can leave the path too long: the longest step on it gives way.
        while (Path(s => Of(terms, s)) is { } path && path.WithOthers > allowed)
        {
            var longest = path
                .PartsWithOthers.Select(p => p.Step)
                .Where(s => free.ContainsKey(s) && Minutes(s) > Hour)
                .MaxBy(Minutes);
            if (longest is null)
            {
                return;
            }

            terms[longest] = OfMinutes(Minutes(longest) - Hour);
        }

        foreach (var id in free.Keys.OrderByDescending(id => free[id] - Minutes(id)).ToList())
        {
            var before = terms[id];
            if (Minutes(id) + Hour <= free[id])
            {
                terms[id] = OfMinutes(Minutes(id) + Hour);
                if (Path(s => Of(terms, s)).WithOthers > allowed)
                {
                    terms[id] = before;
                }
            }
        }

        long Minutes(string id) => terms[id].WorkingMinutes(dayLength)!.Value;
    }

    private CutProblem? CheckByHand(string id, Term term) =>
        !Publication.Workflow.Has(id) ? CutProblem.StepUnknown(id)
        : Publication.Workflow[id].Step is var step && step.Within?.SetBy is { } agency
            ? CutProblem.StepSetBy(step.Name, agency)
        : term.WorkingMinutes(dayLength) is > 0 ? null
        : CutProblem.StepTerm(step.Name);

    // A decision for every channel must hold in each of them, and in places with another limit.
    private IEnumerable<Term> Laws()
    {
        if (Law is { } law)
        {
            yield return law;
        }

        if (Channel is null)
        {
            foreach (
                var other in Procedure.Limit.ByChannel.Values.Concat(Procedure.Limit.Places.Select(p => p.Statutory))
            )
            {
                yield return other;
            }
        }
    }

    /// <summary>Minutes that the steps may take: of a limit in calendar days, those of an ordinary week; null for months.</summary>
    private long? Allowed(Term limit) =>
        limit.WorkingMinutes(dayLength)
        ?? (
            limit.Unit == TermUnit.CalendarDays
                ? CalendarLimit.OrdinaryWeek(limit.Amount).Dates * (long)dayLength
                : null
        );

    private Term? BaseTerm(Step step) => TermLookup.Step(Procedure, step, Publication.Committed, null, Channel);

    private Term? Least(Term? term) => term?.WorkingMinutes(dayLength) is > Hour ? Term.OfWorkingHours(1) : term;

    private LongestPath Path(Func<Step, Term?> termOf) =>
        new(Procedure, paths ??= new Paths(Publication.Workflow), termOf, dayLength);

    private Paths? paths;

    private IEnumerable<Step> Others() => Publication.Workflow.Nodes.Select(n => n.Step).Where(IsOthers);

    private static bool IsOthers(Step step) => step.Within?.SetBy is not null;

    private static Term? Of(Dictionary<string, Term> terms, Step step) =>
        terms.TryGetValue(step.Id, out var term) ? term : null;

    /// <summary>Whole hours, in half days where they come out even.</summary>
    private Term OfMinutes(long minutes) =>
        minutes * 2 % dayLength == 0
            ? Term.OfHalfWorkingDays((int)(minutes * 2 / dayLength))
            : Term.OfWorkingHours((int)(minutes / Hour));

    private static Term? Without(Term term, decimal amount) =>
        amount < 1 || amount >= term.Amount
            ? null
            : term.Unit switch
            {
                TermUnit.WorkingDays => Term.OfHalfWorkingDays(term.Amount - (int)amount),
                TermUnit.WorkingHours => Term.OfWorkingHours(term.Amount - (int)amount),
                TermUnit.WorkingMinutes => Term.OfWorkingMinutes(term.Amount - (int)amount),
                TermUnit.CalendarDays => Term.OfCalendarDays(term.Amount - (int)amount),
                TermUnit.Months => Term.OfMonths(term.Amount - (int)amount),
                _ => null,
            };
}

/// <param name="Term">What counts for it now, after decisions in force.</param>
/// <param name="SetBy">The agency whose law sets the term, or null: then no local decision may cut it.</param>
public sealed record CutStep(string Id, string Name, Term Term, string? SetBy);

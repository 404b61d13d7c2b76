using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>One reading in the making: the facts as offsets, the dues, and what the proof needs.</summary>
internal sealed class ClockRun
{
    public ClockRun(ClockFacts facts, WorkingCalendar calendar, LocalDateTime now)
    {
        Check(facts);
        Facts = facts;
        Calendar = calendar;
        Time = calendar.Time;
        IsFinished = facts.FinishedAt is { } finished && finished <= now;
        AsOf = IsFinished ? facts.FinishedAt!.Value : now;
        HasStarted = AsOf >= facts.Start;
        Pauses = Close(facts.Pauses, AsOf);

        Start = Time.OffsetOf(facts.Start);
        AsOfOffset = HasStarted ? Time.EndOffsetOf(AsOf) : Start;
        (Since, RestartedBy) = LastRestart();
        ChargesWholeDates = DueRule.ChargesWholeDates(facts.Term, facts.Rule);
        CutOff = DueRule.CutOffMinute(facts.CutOff ?? calendar.CutOff);
        Origin = DueRule.Origin(Time, Since, facts.Term, facts.Rule, CutOff);
        var minutes = Blocks.Union(Pauses, Since, Time, wholeDates: false);
        var dates = Blocks.Union(Pauses, Since, Time, wholeDates: true);
        Blocked = ChargesWholeDates ? dates : minutes;

        OriginalDue = NotAfter(DueOf(Start, extensions: [], [], []));
        Due = NotAfter(DueOf(Since, facts.Extensions, minutes, dates));
        var lawful = facts.Extensions.Where(extension => extension.Kind == ExtensionKind.Lawful).ToList();
        VerdictDue = lawful.Count == facts.Extensions.Count ? Due : NotAfter(DueOf(Since, lawful, minutes, dates));
    }

    public ClockFacts Facts { get; }

    public WorkingCalendar Calendar { get; }

    public CountedTime Time { get; }

    /// <summary>Now, or the finish once there is one.</summary>
    public LocalDateTime AsOf { get; }

    public bool IsFinished { get; }

    public bool HasStarted { get; }

    public IReadOnlyList<ClosedPause> Pauses { get; }

    public int Start { get; }

    public int AsOfOffset { get; }

    /// <summary>The start, or the last resumption that began the term again.</summary>
    public int Since { get; }

    public ClosedPause? RestartedBy { get; }

    /// <summary>From here minutes are charged.</summary>
    public int Origin { get; }

    public bool ChargesWholeDates { get; }

    public int CutOff { get; }

    public Block[] Blocked { get; }

    public int OriginalDue { get; }

    public int Due { get; }

    public int VerdictDue { get; }

    public ClockReading Read(LocalDateTime now)
    {
        var allowance = Blocks.Charged(Time, Origin, Due, Blocked);
        var used = HasStarted ? Blocks.Charged(Time, Origin, AsOfOffset, Blocked) : 0;
        var due = Time.At(Due);
        var state = StateAt(now);
        var lastDate = due.Date < Facts.Start.Date ? Facts.Start.Date : due.Date;
        return new ClockReading(() => new ProofBuilder(this).Build())
        {
            OriginalDue = Time.At(OriginalDue),
            Due = due,
            VerdictDue = Time.At(VerdictDue),
            AllowanceMinutes = allowance,
            UsedMinutes = used,
            RemainingMinutes = allowance - used,
            State = state,
            Verdict = IsFinished ? VerdictOf(AsOfOffset, VerdictDue) : null,
            Provisional =
                Calendar.IsProvisional(Facts.Start.Date, lastDate)
                || (state == ClockState.Paused && Pauses.Any(pause => pause.IsOpen)),
        };
    }

    private static Verdict VerdictOf(int finish, int due)
    {
        if (finish > due)
        {
            return Verdict.Late;
        }

        return finish / NodaConstants.MinutesPerDay < due / NodaConstants.MinutesPerDay
            ? Verdict.Early
            : Verdict.OnTime;
    }

    private ClockState StateAt(LocalDateTime now)
    {
        if (IsFinished)
        {
            return ClockState.Finished;
        }

        if (!HasStarted)
        {
            return ClockState.NotStarted;
        }

        var minute = Truncate(now);
        return Pauses.Any(pause => pause.From <= minute && (pause.IsOpen || minute < pause.To))
            ? ClockState.Paused
            : ClockState.Running;
    }

    private static void Check(ClockFacts facts)
    {
        if (facts.FinishedAt is { } finished && finished < facts.Start)
        {
            throw new ArgumentException(
                $"The finish {finished:uuuu-MM-dd'T'HH:mm:ss} is before the start {facts.Start:uuuu-MM-dd'T'HH:mm:ss}.",
                nameof(facts)
            );
        }

        foreach (var pause in facts.Pauses)
        {
            if (pause.To is { } to && to < pause.From)
            {
                throw new ArgumentException(
                    $"The pause '{pause.Ground}' ends {to:uuuu-MM-dd'T'HH:mm:ss}, before it begins {pause.From:uuuu-MM-dd'T'HH:mm:ss}.",
                    nameof(facts)
                );
            }
        }

        if (facts.Extensions.Any(extension => extension.By.Unit == TermUnit.SameDay))
        {
            throw new ArgumentException("Nothing is extended by 'same day'; write a length.", nameof(facts));
        }
    }

    private static List<ClosedPause> Close(IReadOnlyList<Pause> pauses, LocalDateTime asOf)
    {
        var closed = new List<ClosedPause>(pauses.Count);
        foreach (var pause in pauses)
        {
            // A pause that stands open and begins later hasn't touched anything yet.
            if (pause.To is not null || pause.From <= asOf)
            {
                closed.Add(new(Truncate(pause.From), Truncate(pause.To ?? asOf), pause.To is null, pause));
            }
        }

        return closed;
    }

    private static LocalDateTime Truncate(LocalDateTime moment) => moment.With(TimeAdjusters.TruncateToMinute);

    private (int Since, ClosedPause? By) LastRestart()
    {
        var since = Truncate(Facts.Start);
        ClosedPause? by = null;
        foreach (var pause in Pauses)
        {
            if (pause.Pause.Effect == PauseEffect.Restart && pause.To > since)
            {
                (since, by) = (pause.To, pause);
            }
        }

        return (Time.OffsetOf(since), by);
    }

    private int NotAfter(int due)
    {
        if (Facts.NotAfter is not { } bound || bound >= Time.At(due))
        {
            return due;
        }

        return Time.OffsetOf(bound);
    }

    private int DueOf(int start, IReadOnlyList<Extension> extensions, Block[] minutes, Block[] dates)
    {
        var terms = new List<Term>(extensions.Count + 1) { Facts.Term };
        foreach (var extension in extensions)
        {
            // Like units make one term, so that half a day and half a day are a day.
            if (Together(terms[^1], extension.By) is { } sum)
            {
                terms[^1] = sum;
            }
            else
            {
                terms.Add(extension.By);
            }
        }

        var due = DueFrom(start, terms[0], CutOff, minutes, dates);
        for (var i = 1; i < terms.Count; i++)
        {
            due = DueFrom(due, terms[i], DueRule.NoCutOff, minutes, dates);
        }

        return due;
    }

    private int DueFrom(int start, Term term, int cutOff, Block[] minutes, Block[] dates) =>
        DueRule.Due(Time, Calendar.DayLengthMinutes, start, term, Facts.Rule, cutOff, minutes, dates);

    private Term? Together(Term first, Term second)
    {
        var isLike =
            first.Unit == second.Unit
            || (
                first.IsWorkingTime
                && second.IsWorkingTime
                && (
                    Facts.Rule == StartRule.Moment
                    || (first.Unit != TermUnit.WorkingDays && second.Unit != TermUnit.WorkingDays)
                )
            );
        return isLike ? first.Plus(second, Calendar.DayLengthMinutes) : null;
    }
}

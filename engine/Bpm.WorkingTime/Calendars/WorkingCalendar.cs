using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>
/// Which minutes count (lịch làm việc): immutable, named, versioned, safe to share between threads, and quick to ask: no call loops
/// over days or allocates. Moments are local times of the province; seconds are cut off.
/// </summary>
/// <remarks>
/// Days off follow the Labour Code 2019, art. 112, and the yearly decisions that each calendar file names; see the calendar files.
/// </remarks>
public sealed class WorkingCalendar
{
    private readonly CalendarDay[] _days;
    private readonly int[] _provisionalBefore;
    private readonly int _cutOffMinute;

    private WorkingCalendar(CalendarDefinition definition)
    {
        Definition = definition;
        DayLengthMinutes =
            definition.DayLengthMinutes ?? CalendarCheck.MinutesOf(CalendarCheck.OrdinarySessions(definition.Week));
        _days = CalendarDays.Expand(definition);
        Time = new CountedTime(definition.Name, _days);
        _cutOffMinute = DueRule.CutOffMinute(definition.CutOff);
        _provisionalBefore = new int[_days.Length + 1];
        for (var day = 0; day < _days.Length; day++)
        {
            var provisional = _days[day].Status == YearStatus.Provisional || _days[day].IsUndecided;
            _provisionalBefore[day + 1] = _provisionalBefore[day] + (provisional ? 1 : 0);
        }
    }

    /// <summary>What the calendar was made from.</summary>
    public CalendarDefinition Definition { get; }

    /// <summary>The calendar's name, such as <c>vn-office</c>.</summary>
    public string Name => Definition.Name;

    /// <summary>The version, which each change raises.</summary>
    public int Version => Definition.Version;

    /// <summary>Counted minutes of one working day of a term under <see cref="StartRule.Moment"/>, and in texts.</summary>
    public int DayLengthMinutes { get; }

    /// <summary>From this time of day on, a receipt counts as received on the next counted date; null for no such rule.</summary>
    public LocalTime? CutOff => Definition.CutOff;

    /// <summary>The first covered date.</summary>
    public LocalDate FirstDate => Time.FirstDate;

    /// <summary>The last covered date.</summary>
    public LocalDate LastDate => Time.LastDate;

    internal CountedTime Time { get; }

    /// <summary>Makes a calendar.</summary>
    /// <exception cref="ArgumentException">The definition has errors; the message lists them all. Ask <see cref="CalendarCheck"/> first.</exception>
    public static WorkingCalendar Create(CalendarDefinition definition)
    {
        var errors = CalendarCheck.Check(definition).Where(finding => finding.IsError).ToList();
        if (errors.Count > 0)
        {
            var list = string.Join(" ", errors.Select(error => $"{error.Path}: {error.Message.En}"));
            throw new ArgumentException($"The calendar {definition.Name} can't be made. {list}", nameof(definition));
        }

        return new WorkingCalendar(definition);
    }

    /// <summary>The due of a term that begins at <paramref name="from"/>, under the calendar's own cut-off.</summary>
    /// <returns>
    /// <see cref="StartRule.Moment"/>: the earliest t with the term's counted minutes in [from, t); a landing at a session's end is
    /// that end. <see cref="StartRule.NextWorkingDay"/>: the close of the Nth counted date after the date of receipt. Calendar days
    /// and months: the close of that date or of the next counted one. Same day: the close of the date, or of the next counted one.
    /// </returns>
    /// <exception cref="CalendarRangeException">The start or the due lies beyond the calendar.</exception>
    public LocalDateTime Add(LocalDateTime from, Term term, StartRule rule) => Add(from, term, rule, _cutOffMinute);

    /// <summary>As <see cref="Add(LocalDateTime, Term, StartRule)"/>, under a procedure's own cut-off; null means none.</summary>
    public LocalDateTime Add(LocalDateTime from, Term term, StartRule rule, LocalTime? cutOff) =>
        Add(from, term, rule, DueRule.CutOffMinute(cutOff));

    /// <summary>The earliest t with <paramref name="minutes"/> counted minutes in [from, t); for 0 it is <paramref name="from"/> itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minutes"/> is negative.</exception>
    /// <exception cref="CalendarRangeException">The start or the result lies beyond the calendar.</exception>
    public LocalDateTime AddMinutes(LocalDateTime from, long minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        var start = Time.OffsetOf(from);
        return minutes == 0 ? Time.At(start) : Time.MomentAt(Time.PositionAt(start) + minutes);
    }

    /// <summary>Counted minutes in [from, to).</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    /// <exception cref="CalendarRangeException">Either lies beyond the calendar; midnight after the last date is a good end.</exception>
    public long Count(LocalDateTime from, LocalDateTime to)
    {
        var start = Time.OffsetOf(from);
        var end = Time.EndOffsetOf(to);
        if (end <= start && to < from)
        {
            throw new ArgumentException(
                $"The end {to:uuuu-MM-dd'T'HH:mm:ss} is before the start {from:uuuu-MM-dd'T'HH:mm:ss}.",
                nameof(to)
            );
        }

        return Time.PositionAt(end) - Time.PositionAt(start);
    }

    /// <summary>The first moment at or after <paramref name="moment"/> whose minute counts.</summary>
    /// <exception cref="CalendarRangeException">There is none in the calendar.</exception>
    public LocalDateTime NextCounted(LocalDateTime moment)
    {
        var offset = Time.OffsetOf(moment);
        return Time.At(Time.OffsetAt(Time.PositionAt(offset) + 1L) - 1);
    }

    /// <summary>The last moment at or before <paramref name="moment"/> up to which a minute counts: a session's end, or the moment itself.</summary>
    /// <exception cref="CalendarRangeException">There is none in the calendar.</exception>
    public LocalDateTime PreviousCounted(LocalDateTime moment)
    {
        var position = Time.PositionAt(Time.OffsetOf(moment));
        if (position == 0)
        {
            throw new CalendarRangeException(
                $"The calendar {Name} has no counted minute before {moment:uuuu-MM-dd'T'HH:mm}."
            );
        }

        return Time.At(Time.OffsetAt(position));
    }

    /// <summary>All that the calendar says of a date.</summary>
    /// <exception cref="CalendarRangeException">The date isn't covered.</exception>
    public CalendarDay Day(LocalDate date) => _days[Time.DayOf(date)];

    /// <summary>Whether the date has counted sessions.</summary>
    /// <exception cref="CalendarRangeException">The date isn't covered.</exception>
    public bool IsCounted(LocalDate date) => Time.IsCountedDay(Time.DayOf(date));

    /// <summary>Whether the minute that begins at <paramref name="moment"/> counts.</summary>
    /// <exception cref="CalendarRangeException">The date isn't covered.</exception>
    public bool IsCounted(LocalDateTime moment)
    {
        var offset = Time.OffsetOf(moment);
        return Time.PositionAt(offset + 1) > Time.PositionAt(offset);
    }

    /// <summary>Counted minutes of a date.</summary>
    /// <exception cref="CalendarRangeException">The date isn't covered.</exception>
    public int MinutesOf(LocalDate date) => Time.MinutesOfDay(Time.DayOf(date));

    /// <summary>How many counted dates there are from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    /// <exception cref="CalendarRangeException">Either isn't covered.</exception>
    public int CountDates(LocalDate from, LocalDate to)
    {
        if (to < from)
        {
            throw new ArgumentException($"The end {to:uuuu-MM-dd} is before the start {from:uuuu-MM-dd}.", nameof(to));
        }

        return Time.CountedDatesBefore(Time.DayOf(to) + 1) - Time.CountedDatesBefore(Time.DayOf(from));
    }

    /// <summary>Whether any date of the range, both ends included, is in a provisional year or awaits a decision.</summary>
    /// <exception cref="CalendarRangeException">Either isn't covered.</exception>
    public bool IsProvisional(LocalDate from, LocalDate to) =>
        _provisionalBefore[Time.DayOf(to) + 1] > _provisionalBefore[Time.DayOf(from)];

    /// <summary>The opening of a date, or of the next counted date if nothing counts on it.</summary>
    /// <exception cref="CalendarRangeException">There is none in the calendar.</exception>
    public LocalDateTime OpenOf(LocalDate date) => Time.At(Time.OpenOf(CountedDayFrom(date)));

    /// <summary>The close of a date, or of the next counted date if nothing counts on it.</summary>
    /// <exception cref="CalendarRangeException">There is none in the calendar.</exception>
    /// <remarks>Source of the roll: Civil Code 2015, art. 148(5), cited from memory and to be confirmed.</remarks>
    public LocalDateTime CloseOf(LocalDate date) => Time.At(Time.CloseOf(CountedDayFrom(date)));

    /// <summary>The first counted date after <paramref name="date"/>.</summary>
    /// <exception cref="CalendarRangeException">There is none in the calendar.</exception>
    public LocalDate NextCountedDate(LocalDate date) =>
        Time.DateOf(Time.DayOfCountedDate(Time.CountedDatesBefore(Time.DayOf(date) + 1)));

    private LocalDateTime Add(LocalDateTime from, Term term, StartRule rule, int cutOff)
    {
        // The commonest question takes the shortest way; it is the rule's own first branch without pauses.
        if (rule == StartRule.Moment && term.TryWorkingMinutes(DayLengthMinutes, out var minutes) && minutes > 0)
        {
            return Time.MomentAt(Time.PositionAt(Time.OffsetOf(from)) + minutes);
        }

        return Time.At(DueRule.Due(Time, DayLengthMinutes, Time.OffsetOf(from), term, rule, cutOff, [], []));
    }

    private int CountedDayFrom(LocalDate date) => Time.DayOfCountedDate(Time.CountedDatesBefore(Time.DayOf(date)));
}

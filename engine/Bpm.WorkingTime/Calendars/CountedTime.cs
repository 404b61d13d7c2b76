using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>
/// The arithmetic under a calendar. A moment is an offset: whole minutes since midnight of the first covered date. A position is
/// the number of counted minutes before an offset. Both ways are table look-ups: no loop over days, no allocation.
/// </summary>
internal sealed class CountedTime
{
    private const int MinutesPerDay = NodaConstants.MinutesPerDay;

    /// <summary>One hint for every 64 counted minutes: an eighth of a usual day, so the search from a hint rarely takes a step.</summary>
    private const int HintShift = 6;

    private readonly string _name;
    private readonly int _firstYear;
    private readonly LocalDate[] _dates;
    private readonly int[] _monthStarts;

    /// <summary>By day: counted minutes before it; one entry more than days.</summary>
    private readonly int[] _minutesBefore;

    /// <summary>By day: counted dates before it; one entry more than days.</summary>
    private readonly int[] _countedBefore;

    /// <summary>By day: where its pattern's row begins in <see cref="_withinDay"/>. The day after the last has an empty pattern.</summary>
    private readonly int[] _rows;

    /// <summary>By pattern and minute of the day: counted minutes of the day before that minute.</summary>
    private readonly ushort[] _withinDay;

    /// <summary>By day: where its pattern's row begins in <see cref="_ends"/>.</summary>
    private readonly int[] _endRows;

    /// <summary>By pattern and n: the minute of the day at which the nth counted minute ends; n = 0 gives the opening.</summary>
    private readonly ushort[] _ends;

    /// <summary>The counted dates in order; what a search needs stands side by side.</summary>
    private readonly CountedDate[] _counted;

    /// <summary>By 64 counted minutes: the counted date in which their first lies.</summary>
    private readonly int[] _hints;

    public CountedTime(string name, IReadOnlyList<CalendarDay> days)
    {
        _name = name;
        _dates = [.. days.Select(day => day.Date)];
        _firstYear = _dates[0].Year;
        _monthStarts = MonthStarts(_dates);
        _minutesBefore = new int[days.Count + 1];
        _countedBefore = new int[days.Count + 1];
        var patterns = new Patterns();
        _rows = new int[days.Count + 1];
        _endRows = new int[days.Count + 1];
        var counted = new List<CountedDate>();
        for (var day = 0; day < days.Count; day++)
        {
            (_rows[day], _endRows[day]) = patterns.RowsOf(days[day].Sessions);
            _minutesBefore[day + 1] = _minutesBefore[day] + days[day].Minutes;
            _countedBefore[day + 1] = _countedBefore[day] + (days[day].IsCounted ? 1 : 0);
            if (days[day].IsCounted)
            {
                var firstEnd = _endRows[day] - _minutesBefore[day];
                counted.Add(new(_dates[day], day, _minutesBefore[day + 1], firstEnd));
            }
        }

        (_rows[^1], _endRows[^1]) = patterns.RowsOf([]);
        (_withinDay, _ends) = patterns.ToArrays();
        _counted = [.. counted];
        _hints = Hints(_counted);
    }

    public int DayCount => _dates.Length;

    /// <summary>The offset just after the last covered date: good as an end, not as a moment.</summary>
    public int EndOffset => DayCount * MinutesPerDay;

    public LocalDate FirstDate => _dates[0];

    public LocalDate LastDate => _dates[^1];

    public int TotalCountedDates => _counted.Length;

    /// <summary>The day of a date, from 0.</summary>
    /// <exception cref="CalendarRangeException">The date isn't covered.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int DayOf(LocalDate date)
    {
        var month = ((date.Year - _firstYear) * 12) + date.Month - 1;
        if (unchecked((uint)month) >= (uint)_monthStarts.Length || date.Calendar != CalendarSystem.Iso)
        {
            ThrowOutside(date);
        }

        return _monthStarts[month] + date.Day - 1;
    }

    public LocalDate DateOf(int day) => _dates[day];

    /// <summary>The offset of a moment, seconds cut off.</summary>
    /// <exception cref="CalendarRangeException">The date isn't covered.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OffsetOf(LocalDateTime moment) =>
        (DayOf(moment.Date) * MinutesPerDay) + (int)(moment.NanosecondOfDay / NodaConstants.NanosecondsPerMinute);

    /// <summary>As <see cref="OffsetOf"/>, but midnight after the last covered date is a good end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndOffsetOf(LocalDateTime end) => IsEnd(end) ? EndOffset : OffsetOf(end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalDateTime At(int offset)
    {
        if (unchecked((uint)offset) >= (uint)EndOffset)
        {
            return EndAt(offset);
        }

        var day = offset / MinutesPerDay;
        return _dates[day].At(LocalTime.FromMinutesSinceMidnight(offset - (day * MinutesPerDay)));
    }

    /// <summary>Counted minutes before an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PositionAt(int offset)
    {
        var day = offset / MinutesPerDay;
        return _minutesBefore[day] + _withinDay[_rows[day] + offset - (day * MinutesPerDay)];
    }

    /// <summary>The earliest offset with <paramref name="position"/> counted minutes before it; a landing at a session's end is that end.</summary>
    /// <param name="position">At least 1.</param>
    /// <exception cref="CalendarRangeException">The calendar's years hold fewer counted minutes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OffsetAt(long position)
    {
        ref readonly var date = ref DateAt(position);
        return (date.Day * MinutesPerDay) + _ends[date.FirstEnd + (int)position];
    }

    /// <summary>The moment of <see cref="OffsetAt"/>, without the way over the offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalDateTime MomentAt(long position)
    {
        ref readonly var date = ref DateAt(position);
        return date.Date.At(LocalTime.FromMinutesSinceMidnight(_ends[date.FirstEnd + (int)position]));
    }

    /// <summary>Counted dates before a day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CountedDatesBefore(int day) => _countedBefore[day];

    /// <summary>The day of a counted date, by its number from 0.</summary>
    /// <exception cref="CalendarRangeException">The calendar's years hold fewer counted dates.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int DayOfCountedDate(long number)
    {
        if (number >= _counted.Length)
        {
            ThrowBeyond();
        }

        return _counted[(int)number].Day;
    }

    public bool IsCountedDay(int day) => _minutesBefore[day + 1] > _minutesBefore[day];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MinutesOfDay(int day) => _minutesBefore[day + 1] - _minutesBefore[day];

    public int PositionAtDay(int day) => _minutesBefore[day];

    /// <summary>The offset of the opening of a counted day.</summary>
    public int OpenOf(int day) => (day * MinutesPerDay) + _ends[_endRows[day]];

    /// <summary>The offset of the close of a counted day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CloseOf(int day) => (day * MinutesPerDay) + _ends[_endRows[day] + MinutesOfDay(day)];

    /// <summary>The offset in a counted day after its first <paramref name="minutes"/> counted minutes; 0 gives the opening.</summary>
    public int InDay(int day, int minutes) => (day * MinutesPerDay) + _ends[_endRows[day] + minutes];

    public void ThrowBeyond() =>
        throw new CalendarRangeException(
            $"The calendar {_name} ends on {LastDate:uuuu-MM-dd}, before the term does; add the following year to it."
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly CountedDate DateAt(long position)
    {
        if (position > _minutesBefore[^1])
        {
            ThrowBeyond();
        }

        var target = (int)position;
        var counted = _hints[(target - 1) >> HintShift];
        while (_counted[counted].PositionAtClose < target)
        {
            counted++;
        }

        return ref _counted[counted];
    }

    private bool IsEnd(LocalDateTime end) =>
        end.NanosecondOfDay == 0 && end.Day == 1 && end.Month == 1 && end.Year == LastDate.Year + 1;

    private LocalDateTime EndAt(int offset)
    {
        if (offset == EndOffset)
        {
            return LastDate.PlusDays(1).AtMidnight();
        }

        ThrowBeyond();
        return default;
    }

    private void ThrowOutside(LocalDate date) =>
        throw new CalendarRangeException(
            $"The calendar {_name} covers {FirstDate:uuuu-MM-dd} to {LastDate:uuuu-MM-dd}, not {date:uuuu-MM-dd}; add the year to it."
        );

    private static int[] MonthStarts(LocalDate[] dates)
    {
        var starts = new List<int>();
        for (var day = 0; day < dates.Length; day++)
        {
            if (dates[day].Day == 1)
            {
                starts.Add(day);
            }
        }

        return [.. starts];
    }

    private static int[] Hints(CountedDate[] dates)
    {
        var total = dates.Length == 0 ? 0 : dates[^1].PositionAtClose;
        var hints = new int[(total >> HintShift) + 1];
        var counted = 0;
        for (var i = 0; i < hints.Length; i++)
        {
            while (counted < dates.Length - 1 && dates[counted].PositionAtClose < (i << HintShift) + 1)
            {
                counted++;
            }

            hints[i] = counted;
        }

        return hints;
    }

    /// <summary>One counted date.</summary>
    /// <param name="Date">The date.</param>
    /// <param name="Day">Its day.</param>
    /// <param name="PositionAtClose">Counted minutes up to its close.</param>
    /// <param name="FirstEnd">Added to a position within it, this gives the place in <see cref="_ends"/>.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct CountedDate(LocalDate Date, int Day, int PositionAtClose, int FirstEnd);

    /// <summary>Days with the same sessions share one row of each table.</summary>
    private sealed class Patterns
    {
        private readonly Dictionary<string, (int Within, int Ends)> _known = new(StringComparer.Ordinal);
        private readonly List<ushort> _within = [];
        private readonly List<ushort> _ends = [];

        public (int Within, int Ends) RowsOf(IReadOnlyList<Session> sessions)
        {
            var key = string.Join(
                ',',
                sessions.Select(session =>
                    $"{CalendarCheck.MinuteOf(session.Start)}-{CalendarCheck.MinuteOf(session.End)}"
                )
            );
            if (!_known.TryGetValue(key, out var rows))
            {
                _known[key] = rows = (_within.Count, _ends.Count);
                AddRows(sessions);
            }

            return rows;
        }

        public (ushort[] Within, ushort[] Ends) ToArrays() => ([.. _within], [.. _ends]);

        private void AddRows(IReadOnlyList<Session> sessions)
        {
            _ends.Add(sessions.Count == 0 ? (ushort)0 : (ushort)CalendarCheck.MinuteOf(sessions[0].Start));
            ushort counted = 0;
            for (var minute = 0; minute < MinutesPerDay; minute++)
            {
                _within.Add(counted);
                var time = LocalTime.FromMinutesSinceMidnight(minute);
                if (sessions.Any(session => session.Start <= time && time < session.End))
                {
                    counted++;
                    _ends.Add((ushort)(minute + 1));
                }
            }
        }
    }
}

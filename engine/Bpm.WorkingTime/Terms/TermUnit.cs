namespace Bpm.WorkingTime;

/// <summary>The unit that a term is written in. There is no term without one: a bare number is a definition error.</summary>
public enum TermUnit
{
    /// <summary>Counted minutes of the calendar (phút làm việc).</summary>
    WorkingMinutes,

    /// <summary>Sixty counted minutes each (giờ làm việc).</summary>
    WorkingHours,

    /// <summary>Working days (ngày làm việc), in halves.</summary>
    WorkingDays,

    /// <summary>Days of the calendar on the wall (ngày), days off included.</summary>
    CalendarDays,

    /// <summary>Months (tháng); a day that the month lacks becomes the month's last.</summary>
    Months,

    /// <summary>Due on the day of receipt (trong ngày).</summary>
    SameDay,
}

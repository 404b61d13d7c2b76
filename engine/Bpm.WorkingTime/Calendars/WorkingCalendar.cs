using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>Which minutes count (lịch làm việc): immutable, named, versioned, and quick to ask.</summary>
public sealed class WorkingCalendar
{
    private WorkingCalendar(CalendarDefinition definition) => Definition = definition;

    public CalendarDefinition Definition { get; }

    public string Name => Definition.Name;

    public int Version => Definition.Version;

    public int DayLengthMinutes => default;

    public LocalTime? CutOff => Definition.CutOff;

    public LocalDate FirstDate => default;

    public LocalDate LastDate => default;

    public static WorkingCalendar Create(CalendarDefinition definition) => new(definition);

    public LocalDateTime Add(LocalDateTime from, Term term, StartRule rule) => throw new NotImplementedException();

    public LocalDateTime Add(LocalDateTime from, Term term, StartRule rule, LocalTime? cutOff) =>
        throw new NotImplementedException();

    public LocalDateTime AddMinutes(LocalDateTime from, long minutes) => throw new NotImplementedException();

    public long Count(LocalDateTime from, LocalDateTime to) => throw new NotImplementedException();

    public LocalDateTime NextCounted(LocalDateTime moment) => throw new NotImplementedException();

    public LocalDateTime PreviousCounted(LocalDateTime moment) => throw new NotImplementedException();

    public CalendarDay Day(LocalDate date) => throw new NotImplementedException();

    public bool IsCounted(LocalDate date) => throw new NotImplementedException();

    public bool IsCounted(LocalDateTime moment) => throw new NotImplementedException();

    public int MinutesOf(LocalDate date) => throw new NotImplementedException();

    public int CountDates(LocalDate from, LocalDate to) => throw new NotImplementedException();

    public bool IsProvisional(LocalDate from, LocalDate to) => throw new NotImplementedException();

    public LocalDateTime OpenOf(LocalDate date) => throw new NotImplementedException();

    public LocalDateTime CloseOf(LocalDate date) => throw new NotImplementedException();

    public LocalDate NextCountedDate(LocalDate date) => throw new NotImplementedException();
}

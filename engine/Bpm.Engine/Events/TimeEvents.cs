using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Events;

/// <summary>Lawful extra time was granted after reception; both due moments move, and the verdict with them.</summary>
/// <param name="Id">Which of the procedure's extensions; <c>child:…</c> when a linked dossier's moved the whole.</param>
/// <param name="Paper">Number of the paper that grants it.</param>
public sealed record DueExtended(
    string Id,
    Term Term,
    string Basis,
    string? Paper,
    string Reason,
    string By,
    LocalDateTime? StatutoryDue,
    LocalDateTime? CommittedDue
) : DossierEvent;

/// <summary>An apology with a new date (xin lỗi và hẹn lại): the verdict stays with the old one.</summary>
/// <param name="Letter">Number of the letter that says so to the applicant.</param>
public sealed record Reappointed(LocalDateTime Old, LocalDateTime New, string Reason, string Letter, string By)
    : DossierEvent;

/// <summary>A new version of the calendar moved the due; the printed date stays beside the new one.</summary>
/// <param name="Old">The earlier of both due moments before, and <paramref name="New"/> after.</param>
/// <param name="Approver">Who approved a later date; null for one that is not later.</param>
public sealed record DueChanged(
    LocalDateTime? Old,
    LocalDateTime? New,
    LocalDateTime? StatutoryDue,
    LocalDateTime? CommittedDue,
    string Calendar,
    int CalendarVersion,
    string Reason,
    string? Approver
) : DossierEvent;

/// <summary>A task's due moved because its dossier's or its calendar did.</summary>
public sealed record TaskDueMoved(string Task, LocalDateTime? Due, string Why) : DossierEvent;

/// <summary>The dossier goes on under another publication of its procedure.</summary>
public sealed record DossierMigrated(
    string From,
    string To,
    int ProcedureVersion,
    ClockStart? Statutory,
    ClockStart? Committed,
    LocalDateTime? StatutoryDue,
    LocalDateTime? CommittedDue,
    string Reason,
    string By
) : DossierEvent;

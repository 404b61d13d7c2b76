using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Commands;

/// <summary>Lawful extra time that the procedure foresees, granted once by the role that it names.</summary>
/// <param name="Extension">Id in the procedure's <c>limit.extendable</c>.</param>
/// <param name="By">No more than the procedure's <c>by-up-to</c>.</param>
/// <param name="Paper">Number of the paper that grants it.</param>
public sealed record ExtendDue(string Extension, Term By, string? Paper, string Reason) : Command;

/// <summary>Apology with a new date; once, and the verdict stays late.</summary>
public sealed record Reappoint(LocalDateTime New, string Reason, string Letter) : Command;

/// <summary>Reads the due moments again under the calendars as they stand now.</summary>
/// <param name="Approver">Who approved later dates; needed only when one comes later.</param>
public sealed record Redate(string Reason, string? Approver) : Command;

/// <summary>Moves the dossier to <see cref="Facts.Target"/>, another publication of the same procedure.</summary>
/// <param name="LegalGround">Needed when a statutory date comes later.</param>
public sealed record Migrate(string Reason, string? LegalGround) : Command;

using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>Time added to a term (gia hạn) after it began.</summary>
/// <param name="At">When it was granted.</param>
/// <param name="By">How much; it counts on from the due that stood.</param>
/// <param name="Basis">The article or decision that allows it.</param>
/// <param name="Kind">Whether it also moves the verdict.</param>
public sealed record Extension(LocalDateTime At, Term By, string? Basis, ExtensionKind Kind = ExtensionKind.Lawful);

/// <summary>What an extension is in law.</summary>
public enum ExtensionKind
{
    /// <summary>The law allows the longer term: the due and the verdict both move.</summary>
    Lawful,

    /// <summary>An apology with a new date (xin lỗi và hẹn lại): the due shown moves, the verdict stays with the old one.</summary>
    Reappointment,
}

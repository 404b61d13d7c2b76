using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Reports;

/// <summary>What a report knows of one dossier, as it stood at the end of the period.</summary>
/// <param name="Unit">Competent authority, which answers for the term; reception may have been elsewhere.</param>
/// <param name="Received">When the receipt was issued; only received dossiers are counted.</param>
public sealed record ReportedDossier(
    string Code,
    string Procedure,
    string Unit,
    Channel Channel,
    LocalDateTime Received
)
{
    /// <summary>Due at the end of the period, or when it ended; null for a procedure without a limit.</summary>
    public LocalDateTime? Due { get; init; }

    /// <summary>When it ended, also after the period; null while open.</summary>
    public LocalDateTime? Ended { get; init; }

    public Ending Ending { get; init; }

    /// <summary>Null for a dossier without a limit, or one that wasn't resolved.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>What it waited for at the end of the period, if it was open then.</summary>
    public Waiting Waiting { get; init; }
}

/// <summary>How a dossier ended.</summary>
public enum Ending
{
    /// <summary>A result, also a refusal on the merits (status 9 or 10).</summary>
    Resolved,

    /// <summary>Withdrawn by the applicant or given back (status 7).</summary>
    Returned,

    /// <summary>Stopped for good (status 8).</summary>
    Stopped,
}

/// <summary>Why the clocks of an open dossier stand still.</summary>
public enum Waiting
{
    No,
    Supplement,
    Payment,
    Other,
}

using Bpm.Procedures.Reading;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Checks;

/// <summary>Checks over several files: versions, reductions, the lock.</summary>
internal static class CatalogueChecks
{
    public static void Run(
        IReadOnlyList<ProcedureFile> procedures,
        IReadOnlyList<Reduction> reductions,
        PublishedLock publishedLock,
        IReadOnlyCollection<Publication> publications,
        Func<string, Findings> findingsOf
    ) { }
}

using System.Collections.Immutable;

namespace Bpm.Procedures.Checks;

/// <summary>The table of checks. A new check is a file beside this one and a row here.</summary>
public static class ProcedureChecks
{
    public static readonly ImmutableArray<ProcedureCheck> All =
    [
        new("names", NamesCheck.Run),
        new("step-targets", StepTargetsCheck.Run),
        new("paths", PathsCheck.Run),
        new("workers", WorkersCheck.Run),
        new("places", PlacesCheck.Run),
        new("groups", GroupCheck.Run),
        new("silence", SilenceCheck.Run),
        new("escalation", EscalationCheck.Run),
        new("policies", PoliciesCheck.Run),
        new("papers", PapersCheck.Run),
        new("form", FormCheck.Run),
        new("examples", ExamplesCheck.Run),
        new("provenance", ProvenanceCheck.Run),
        new("time", TimeCheck.Run),
        new("shares", SharesCheck.Run),
        new("paper-table", PaperTableCheck.Run),
        new("file-name", FileNameCheck.Run),
        // Last: it turns the findings above into listed exceptions.
        new("accepted", AcceptedCheck.Run),
    ];

    public static void Run(CheckContext context)
    {
        foreach (var check in All)
        {
            check.Run(context);
        }
    }
}

using System.Collections.Immutable;

namespace Bpm.Procedures.Checks;

/// <summary>The table of checks. A new check is a file beside this one and a row here.</summary>
public static class ProcedureChecks
{
    public static readonly ImmutableArray<ProcedureCheck> All = [];

    public static void Run(CheckContext context)
    {
        foreach (var check in All)
        {
            check.Run(context);
        }
    }
}

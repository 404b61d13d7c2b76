using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;

namespace Bpm.Server.Features.Dossiers;

/// <summary>Which papers a dossier must have, by the answers of its form.</summary>
internal static class PaperNeeds
{
    /// <summary>A condition that cannot be answered counts as true, as in the engine: nothing is silently left out.</summary>
    public static bool IsNeeded(
        Paper paper,
        Publication publication,
        ImmutableDictionary<string, FactValue> form
    ) =>
        paper.When is not { } condition
        || publication.Rules.Test(condition, form).Value is not FactValue.YesNo { Value: false };
}

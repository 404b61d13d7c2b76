using Bpm.Engine.Events;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>In whose name an act was done.</summary>
internal static class Behalf
{
    /// <summary>Whose delegation was used; null when the role was the person's own.</summary>
    public static string? Of(DossierEvent change) =>
        change switch
        {
            TaskClaimed e => e.For,
            TaskCompleted e => e.For,
            TaskReturned e => e.For,
            ResultSigned e => e.For,
            _ => null,
        };
}

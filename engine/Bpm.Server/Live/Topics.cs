using Bpm.Engine;

namespace Bpm.Server.Live;

/// <summary>The words by which notices find their readers; storage writes the same ones.</summary>
internal static class Topics
{
    /// <summary>The person, and every role held at a unit.</summary>
    public static HashSet<string> Of(Actor actor) =>
        [$"u:{actor.User}", .. actor.Grants.Select(g => $"o:{g.Unit}:{g.Role}")];

    public static string OfDossier(string code) => $"d:{code}";
}

using System.Globalization;

namespace Bpm.Server.Storage;

/// <summary>What nodes say to each other: who committed, and which notices.</summary>
internal static class NodeChannel
{
    public const string Name = "bpm_notices";

    private const string Forget = "forget";

    /// <summary>A person was erased: whoever holds the dossier in memory lets go of it.</summary>
    public static string WriteForget(string dossier) => $"{Forget} {dossier}";

    /// <returns>The dossier's id; null when it says something else.</returns>
    public static string? ReadForget(string payload) => payload.Split(' ') is [Forget, var dossier] ? dossier : null;

    public static string Write(string node, long from, long to) =>
        string.Create(CultureInfo.InvariantCulture, $"{node} {from} {to}");

    /// <returns>Null when it is not ours.</returns>
    public static (string Node, long From, long To)? Read(string payload) =>
        payload.Split(' ') is [var node, var first, var last]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? (node, from, to)
            : null;
}

using Bpm.Engine;

namespace Bpm.Server.Publishing;

/// <summary>Who prepares what, and who may put it in force. That it is another person is judged beside this.</summary>
internal static class PublishingRights
{
    private static readonly string[] s_designers = ["designer", "administrator"];

    /// <summary>Cuts processing times.</summary>
    public static bool MayTune(this Actor actor) => actor.Grants.Any(g => g.Role == "administrator");

    /// <summary>Writes and confirms procedures.</summary>
    public static bool MayDesign(this Actor actor) => actor.Grants.Any(g => s_designers.Contains(g.Role));

    /// <param name="kind">Of <see cref="FileKind"/>.</param>
    public static bool MayPublish(this Actor actor, string kind) =>
        kind == FileKind.Decision ? actor.MayTune() : actor.MayDesign();
}

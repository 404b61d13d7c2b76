using System.Collections.Frozen;
using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Server.Features.Dossiers.View;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>
/// Which acts a dossier's page offers. Each is tried on the state as it is, and the engine's own word is passed on: there
/// is no second place that knows who may do what.
/// </summary>
internal static class ActOffers
{
    /// <summary>Every act on a whole dossier, in the order of the menu.</summary>
    public static readonly ImmutableArray<ActKind> Kinds = [.. TimeActs.All, .. ControlActs.All, .. MoneyActs.All];

    /// <summary>Refusals that say there is nothing to do: such an act is not shown at all.</summary>
    private static readonly FrozenSet<string> Pointless = FrozenSet.ToFrozenSet([
        "dossier-ended",
        "dossier-not-received",
        "result-ready",
        "not-resting",
        "nothing-to-redate",
        "nothing-to-move",
        "no-result-to-correct",
        "nothing-to-return-to",
        "use-own-return",
        "migration-to-itself",
    ]);

    /// <summary>Refusals about what the form asks, or about facts that only the act itself looks up.</summary>
    private static readonly FrozenSet<string> LeftToTheAct = FrozenSet.ToFrozenSet([
        "nobody-fits",
        "migration-later",
        "migration-step-missing",
    ]);

    public static IReadOnlyList<ActView> Of(ActScene scene)
    {
        var picture = scene.Picture;
        var path = $"/dossiers/{Uri.EscapeDataString(picture.Address)}";
        return
        [
            .. Kinds.Select(kind => View(scene, kind, path, task: null)).OfType<ActView>(),
            .. picture.State.OpenTasks.SelectMany(task =>
                TaskActKinds
                    .Of(task)
                    .Select(kind =>
                        View(scene, kind, $"/tasks/{picture.Stored.Id}.{task.Id}", $"{picture.Stored.Id}.{task.Id}")
                    )
                    .OfType<ActView>()
            ),
        ];
    }

    private static ActView? View(ActScene scene, ActKind kind, string path, string? task)
    {
        if (kind.Probe(scene) is not { } command)
        {
            return null;
        }

        var facts = scene.Targets.Count == 0 ? scene.Facts : scene.Facts with { Target = scene.Targets[0] };
        var refusal = (Decide.Command(scene.State, command, facts, scene.Picture.Now) as Decision.Refused)?.Refusal;
        if (refusal is not null && Pointless.Contains(refusal.Code))
        {
            return null;
        }

        var may = refusal is null or { Kind: RefusalKind.Input } || LeftToTheAct.Contains(refusal.Code);
        return new ActView(
            kind.Id,
            scene.Say(kind.Name),
            kind.Effect is { } effect ? scene.Say(effect) : null,
            $"{path}/{kind.Path}",
            kind.Body is null ? null : $"{path}/acts/{kind.Id}/preview",
            kind.Danger,
            kind.Undo is { } undo ? $"{path}/{undo}" : null,
            task,
            may ? kind.Form(scene) : [],
            may ? null : scene.Say((refusal!.Message, refusal.MessageEn))
        );
    }
}

using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Procedures.Steps;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>Acts on one open task besides deciding it: a hand-over accepted, sent back, given to whoever has the least.</summary>
internal static class TaskActKinds
{
    private const string Any = "?";

    public static ImmutableArray<ActKind> Of(OfficerTask task) =>
        [
            new()
            {
                Id = "accept",
                Name = ("Nhận bàn giao", "Accept the hand-over"),
                Effect = (
                    "Ghi nhận đơn vị đã nhận hồ sơ vào lúc này.",
                    "Records that the unit has the dossier from this moment."
                ),
                Path = "accept",
                Probe = scene => Awaits(scene, task) ? new Engine.Commands.AcceptCustody(task.Id) : null,
                Form = _ => [],
            },
            new()
            {
                Id = "return",
                Name = ("Trả lại bước trước", "Send back"),
                Effect = (
                    "Việc về lại người vừa làm bước trước, với phần thời hạn còn lại của bước đó.",
                    "Goes back to whoever did the step before, with what that step had left."
                ),
                Path = "return",
                Probe = _ => new Return(task.Id, Any),
                Form = scene => [ActFields.Reason(scene)],
            },
            new()
            {
                Id = "assign-evenly",
                Name = ("Giao cho người ít việc nhất", "Assign to the least loaded"),
                Path = "assign-evenly",
                Probe = scene => task.Assignee is null ? new AssignEvenly(task.Id) : null,
                Form = _ => [],
            },
        ];

    private static bool Awaits(ActScene scene, OfficerTask task) =>
        task.AcceptedBy is null
        && scene.Picture.Workflow.Has(task.Step)
        && scene.Picture.Workflow[task.Step].Step is HandoffStep;
}

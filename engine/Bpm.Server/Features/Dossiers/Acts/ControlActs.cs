using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>Acts on the whole of a dossier: rest, end, opinions, people, a wrong result.</summary>
internal static class ControlActs
{
    private const string Any = "?";

    public static readonly ImmutableArray<ActKind> All =
    [
        new()
        {
            Id = "pause",
            Name = ("Tạm dừng theo căn cứ", "Pause on a lawful ground"),
            Effect = (
                "Đồng hồ của hồ sơ và các bước đứng lại.",
                "The clocks of the dossier and its steps stand still."
            ),
            Path = "pause",
            Undo = "resume",
            Probe = scene => Grounds(scene) is [var ground, ..] ? new PauseProcessing(ground.Value, Any, null) : null,
            Form = scene =>
                [
                    new ActField(
                        "ground",
                        scene.Say(("Căn cứ tạm dừng", "Ground")),
                        "choice",
                        Options: Grounds(scene),
                        Value: Grounds(scene)[0].Value
                    ),
                    ActFields.Paper(scene),
                    ActFields.Reason(scene),
                ],
            Body = ActKind.BodyOf<PauseRequest>(),
        },
        new()
        {
            Id = "suspend",
            Name = ("Tạm dừng xử lý", "Suspend"),
            Effect = (
                "Cổng quốc gia hiện trạng thái 8; hồ sơ được xử lý tiếp sau.",
                "The national portal shows 8; the dossier goes on later."
            ),
            Path = "suspend",
            Undo = "resume",
            Probe = _ => new Suspend(Any, null),
            Form = scene => [ActFields.Paper(scene), ActFields.Reason(scene)],
            Body = ActKind.BodyOf<SuspendRequest>(),
        },
        new()
        {
            Id = "resume",
            Name = ("Cho xử lý tiếp", "Resume"),
            Effect = ("Đồng hồ chạy tiếp với phần thời hạn còn lại.", "The clocks go on with what was left."),
            Path = "resume",
            Probe = scene => scene.State.Rest is null ? null : new ResumeProcessing(Any),
            Form = scene => [ActFields.Reason(scene)],
            Body = ActKind.BodyOf<ResumeRequest>(),
        },
        new()
        {
            Id = "close-consultation",
            Name = ("Kết thúc lấy ý kiến", "Close the consultation"),
            Effect = (
                "Xử lý tiếp khi chưa đủ ý kiến; đơn vị chưa trả lời được ghi tên.",
                "Goes on without the missing opinions, which are named on record."
            ),
            Path = "close-consultation",
            Probe = scene => Consults(scene) is [var open, ..] ? new CloseConsult(open.Value, Any) : null,
            Form = scene =>
                [
                    new ActField(
                        "step",
                        scene.Say(("Bước lấy ý kiến", "Consultation")),
                        "choice",
                        Options: Consults(scene),
                        Value: Consults(scene)[0].Value
                    ),
                    ActFields.Reason(scene),
                ],
        },
        new()
        {
            Id = "exclude",
            Name = ("Không để một người xử lý", "Exclude a person"),
            Effect = (
                "Người đó không được xử lý hồ sơ này nữa, kể cả khi được ủy quyền.",
                "That person may not act on this dossier any more, not even by delegation."
            ),
            Path = "exclude",
            Danger = true,
            Probe = _ => new Engine.Commands.ExcludePerson("", Any),
            Form = scene =>
                [
                    new ActField(
                        "user",
                        scene.Say(("Cán bộ", "Officer")),
                        "choice",
                        Options: scene.Colleagues,
                        Value: scene.Colleagues.Count == 0 ? null : scene.Colleagues[0].Value
                    ),
                    ActFields.Reason(scene),
                ],
        },
        new()
        {
            Id = "successors",
            Name = ("Chuyển cho đơn vị kế thừa", "Pass to the succeeding units"),
            Path = "successors",
            Probe = scene => IsAbolished(scene) ? new Engine.Commands.MoveToSuccessors() : null,
            Form = _ => [],
            Body = ActKind.BodyOf<SuccessorsRequest>(),
        },
        new()
        {
            Id = "correct",
            Name = ("Đính chính kết quả", "Correct the result"),
            Effect = (
                "Ký và phát hành lại theo số cũ; ngày hẹn và kết quả đúng/trễ hạn không đổi.",
                "Signed and issued again under its number; dates and verdict stay."
            ),
            Path = "correct",
            Probe = scene => scene.State.ResultNumber is null ? null : new Engine.Commands.CorrectResult(Any),
            Form = scene => [ActFields.Reason(scene)],
        },
        new()
        {
            Id = "withdraw",
            Name = ("Người nộp rút hồ sơ", "The applicant withdraws"),
            Effect = ("Mọi việc đang mở được đóng.", "Everything open is closed."),
            Path = "withdraw",
            Danger = true,
            Probe = _ => new Withdraw(Any),
            Form = scene => [ActFields.Reason(scene)],
        },
        new()
        {
            Id = "stop",
            Name = ("Dừng giải quyết", "Stop"),
            Effect = (
                "Hồ sơ kết thúc, không có kết quả. In thông báo dừng giải quyết cho người nộp.",
                "The dossier ends without a result. Print the notice for the applicant."
            ),
            Path = "stop",
            Danger = true,
            Probe = _ => new Stop(Any, null),
            Form = scene => [ActFields.Paper(scene), ActFields.Reason(scene)],
        },
        new()
        {
            Id = "note",
            Name = ("Ghi chú nội bộ", "Internal note"),
            Path = "note",
            // An inspector sees the dossier but changes nothing.
            Probe = scene => scene.Picture.Actor.IsConcernedWith(scene.State) ? new AddNote(Any) : null,
            Form = scene => [new ActField("text", scene.Say(("Nội dung", "Text")), "area")],
        },
    ];

    /// <summary>One of the dossier's units does not exist any more.</summary>
    private static bool IsAbolished(ActScene scene)
    {
        var (state, province) = (scene.State, scene.Facts.Province);
        return state
            .OpenTasks.Select(t => t.Unit)
            .Concat(state.Custody.Values)
            .Append(state.ReceptionUnit)
            .Append(state.AuthorityUnit)
            .Any(unit => province.Unit(unit)?.ExistsOn(scene.Picture.LocalNow.Date) == false);
    }

    /// <summary>Grounds that stop a clock, but for the one that has an act of its own.</summary>
    private static List<ActOption> Grounds(ActScene scene) =>
        [
            .. scene
                .Facts.Publication.Policies.Grounds.Where(g =>
                    (g.StopsCommitted || g.StopsStatutory) && g.Id != "suspended"
                )
                .Select(g => new ActOption(g.Id, scene.Picture.GroundName(g.Id))),
        ];

    private static List<ActOption> Consults(ActScene scene) =>
        [
            .. scene
                .State.Consults.Where(c => c.Open)
                .Select(c => new ActOption(c.Step, scene.Picture.StepName(c.Step)))
                .DistinctBy(c => c.Value),
        ];
}

using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>Acts that move dates: extension, apology with a new date, a new calendar, a new version.</summary>
internal static class TimeActs
{
    private const string Any = "?";

    public static readonly ImmutableArray<ActKind> All =
    [
        new()
        {
            Id = "extend",
            Name = ("Gia hạn theo quy định", "Extend by law"),
            Effect = (
                "Hạn thật sự lùi; không bị tính là trễ nếu xong trong hạn mới.",
                "The date really moves; within the new one it isn't late."
            ),
            Path = "extend",
            Probe = scene =>
                scene.Facts.Publication.Procedure.Limit.Extendable is [var first, ..]
                    ? new ExtendDue(first.Id, first.ByUpTo, Any, Any)
                    : null,
            Form = ExtendForm,
            Body = ActKind.BodyOf<ExtendRequest>(),
        },
        new()
        {
            Id = "reappoint",
            Name = ("Xin lỗi và hẹn lại ngày trả", "Apologise and re-appoint"),
            Effect = (
                "Chỉ một lần. Ngày đã hẹn giữ nguyên trong hồ sơ; hồ sơ vẫn tính là trễ.",
                "Once only. The first date stays on record and the dossier stays late."
            ),
            Path = "reappoint",
            Probe = scene => new Reappoint(LatestOf(scene).PlusYears(1), Any, Any),
            Form = ReappointForm,
            Body = ActKind.BodyOf<ReappointRequest>(),
        },
        new()
        {
            Id = "redate",
            Name = ("Tính lại ngày theo lịch mới", "Read the dates again"),
            Effect = (
                "Lịch làm việc đã đổi từ khi hẹn; ngày đã in trên giấy hẹn vẫn giữ.",
                "The working calendar has changed; the printed date stays on record."
            ),
            Path = "redate",
            Probe = scene =>
                scene.Picture.Calendar?.Version == scene.State.CalendarVersion ? null : new Redate(Any, Any),
            Form = scene =>
                [
                    ActFields.Reason(scene),
                    new ActField(
                        "approver",
                        scene.Say(("Người duyệt ngày muộn hơn", "Who approved a later date")),
                        "text",
                        Required: false,
                        scene.Say(("Chỉ cần khi ngày hẹn lùi lại.", "Only needed when the date comes later."))
                    ),
                ],
            Body = ActKind.BodyOf<RedateRequest>(),
        },
        new()
        {
            Id = "migrate",
            Name = ("Chuyển sang phiên bản quy trình khác", "Move to another version"),
            Path = "migrate",
            Probe = scene => scene.Targets.Count == 0 ? null : new Migrate(Any, Any),
            Form = scene =>
                [
                    new ActField(
                        "target",
                        scene.Say(("Phiên bản", "Version")),
                        "choice",
                        Options:
                        [
                            .. scene.Targets.Select(t => new ActOption(
                                t.Hash,
                                $"v{t.Procedure.Version} · {TimeWords.TermText(t.Procedure.Limit.Statutory, scene.Picture.Language)}"
                            )),
                        ],
                        Value: scene.Targets.Count == 0 ? null : scene.Targets[0].Hash
                    ),
                    ActFields.Reason(scene),
                    new ActField(
                        "legalGround",
                        scene.Say(("Căn cứ pháp lý", "Legal ground")),
                        "text",
                        Required: false,
                        scene.Say(
                            ("Bắt buộc khi hạn luật định lùi lại.", "Needed when the statutory date comes later.")
                        )
                    ),
                ],
            Body = ActKind.BodyOf<MigrateRequest>(),
        },
    ];

    private static IReadOnlyList<ActField> ExtendForm(ActScene scene)
    {
        var language = scene.Picture.Language;
        var extensions = scene.Facts.Publication.Procedure.Limit.Extendable;
        var most = extensions[0].ByUpTo;
        var terms = ActFields.TermsUpTo(most, scene.Picture.Calendar?.DayLengthMinutes ?? 0, language);
        return
        [
            new ActField(
                "extension",
                scene.Say(("Loại gia hạn", "Kind of extension")),
                "choice",
                Options:
                [
                    .. extensions.Select(e => new ActOption(
                        e.Id,
                        $"{ReceptionTexts.ExtensionName(e.Id, language)} ({TimeWords.TermText(e.ByUpTo, language)})"
                    )),
                ],
                Value: extensions[0].Id
            ),
            new ActField(
                "by",
                scene.Say(("Thêm", "By")),
                "choice",
                Options: terms,
                Value: most.ToString(),
                Help: scene.Say(
                    ($"Tối đa {TimeWords.TermText(most, language)}.", $"{TimeWords.TermText(most, language)} at most.")
                )
            ),
            ActFields.Paper(scene, required: extensions.Any(e => e.Paper is not null)),
            ActFields.Reason(scene),
        ];
    }

    private static IReadOnlyList<ActField> ReappointForm(ActScene scene)
    {
        var latest = LatestOf(scene);
        var proposed = scene.Picture.Calendar is { } calendar
            ? calendar.CloseOf(calendar.NextCountedDate(latest.Date.PlusDays(1)))
            : latest.PlusDays(1);
        return
        [
            new ActField(
                "new",
                scene.Say(("Ngày hẹn mới", "New date")),
                "moment",
                Value: proposed.Iso(),
                Help: scene.Say(
                    ($"Phải sau {latest.Long(Language.Vietnamese)}.", $"Must be after {latest.Long(Language.English)}.")
                )
            ),
            new ActField(
                "letter",
                scene.Say(("Số, ngày thư xin lỗi", "Number and date of the letter")),
                "text",
                Help: scene.Say(("Ví dụ: 05/PXL ngày 20/11/2026", "Such as 05/PXL of 20/11/2026"))
            ),
            ActFields.Reason(scene),
        ];
    }

    /// <summary>What a new date must come after: the date that stands, and now.</summary>
    private static LocalDateTime LatestOf(ActScene scene)
    {
        var now = scene.Picture.LocalNow.With(TimeAdjusters.TruncateToMinute);
        return scene.State.LawfulDue is { } due && due > now ? due : now;
    }
}

using System.Collections.Immutable;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Authoring;

/// <summary>Something that a cell of the step table can be set to.</summary>
/// <param name="Value">As the text has it.</param>
public sealed record Choice(string Value, string Vi, string En);

/// <summary>What the step table offers: the same words as completion in the text.</summary>
/// <param name="Fields">Fields of administration: the folder's word and the name that people know.</param>
public sealed record Choices(
    ImmutableArray<Choice> Kinds,
    ImmutableArray<Choice> Places,
    ImmutableArray<Choice> Roles,
    ImmutableArray<Choice> Units,
    ImmutableArray<Choice> Actions,
    ImmutableArray<Choice> Grounds,
    ImmutableArray<Choice> Outcomes,
    ImmutableArray<Choice> Fields
)
{
    internal static Choices Of(Draft draft, LanguageWorld world)
    {
        var commune = new Proposals(draft, TypedScalar.Nowhere, world).CommuneField;
        return new Choices(
            [.. StepKinds.All.Where(k => k.Id != "child").Select(Kind)],
            [
                .. Words(ShapeWords.Place),
                .. world
                    .Catalogue.Province.Units.Where(u =>
                        u.Until is not { } until || world.Today is not { } today || today <= until
                    )
                    .GroupBy(u => u.Office, StringComparer.Ordinal)
                    .SelectMany(o => PlacesOf(o, commune)),
            ],
            [.. world.Catalogue.Province.Roles.Select(r => new Choice(r.Id, r.Name, r.NameEn))],
            [
                new Choice("working days", "ngày làm việc", "working days"),
                new Choice("working hours", "giờ làm việc", "working hours"),
                new Choice("calendar days", "ngày", "calendar days"),
                new Choice("months", "tháng", "months"),
                new Choice("same day", "trong ngày", "same day"),
            ],
            [.. UsualNames.Ids.Select(id => new Choice(id, UsualNames.Action(id), id))],
            [.. world.Catalogue.Policies.Grounds.DistinctBy(g => g.Id).Select(g => new Choice(g.Id, g.Name, g.Id))],
            [new Choice("granted", "đồng ý", "granted"), new Choice("refused", "từ chối", "refused")],
            [.. world.Catalogue.Province.Fields.Select(f => new Choice(f.Id, f.Name, f.Name))]
        );
    }

    // Of departments one is meant; of a commune's offices the one that serves the commune of the form. An office that there
    // is one of can be meant either way.
    private static IEnumerable<Choice> PlacesOf(IGrouping<string, Unit> office, string commune) =>
        office.Key == "department"
            ? office.Select(Named)
            :
            [
                new Choice(
                    office.Count() == 1 ? $"{{ office: {office.Key} }}" : Proposals.OfficeAt(office.Key, commune),
                    OfficeKinds.Name(office.Key, Language.Vietnamese),
                    OfficeKinds.Name(office.Key, Language.English)
                ),
                .. office.Count() == 1 ? office.Select(Named) : [],
            ];

    private static Choice Named(Unit unit) => new($"{{ unit: {YamlText.Scalar(unit.Code)} }}", unit.Name, unit.Name);

    private static Choice Kind(StepKind kind) =>
        new(
            kind.Id,
            kind.Id switch
            {
                "receive" => "Tiếp nhận",
                "work" => "Xử lý",
                "sign" => "Ký duyệt",
                "issue" => "Vào sổ, phát hành",
                "handoff" => "Chuyển cơ quan khác",
                "deliver" => "Trả kết quả",
                "wait" => "Chờ",
                "choice" => "Rẽ nhánh theo điều kiện",
                "parallel" => "Làm song song",
                "consult" => "Lấy ý kiến",
                "stage" => "Giai đoạn nhiều bước",
                "group" => "Liên thông nhiều thủ tục",
                _ => kind.Name,
            },
            StepShapes.EnglishOf(kind.Id)
        );

    private static ImmutableArray<Choice> Words(ValueShape? shape) =>
        shape switch
        {
            ValueShape.Words words => [.. words.All.Select(w => new Choice(w.Text, w.Vi, w.En))],
            ValueShape.OneOf any => [.. any.Ways.SelectMany(way => Words(way))],
            _ => [],
        };
}

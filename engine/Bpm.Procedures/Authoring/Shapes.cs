using System.Collections.Frozen;
using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using static Bpm.Procedures.Authoring.ShapeWords;

namespace Bpm.Procedures.Authoring;

/// <summary>
/// The one description of the language: every map, its keys, what they hold and mean. Completion, hover, quick fixes,
/// the step table and the JSON Schema all read it; a test compares it with the keys that the readers ask for.
/// </summary>
public static class Shapes
{
    public const string Procedure = "procedure";
    public const string Template = "template";
    public const string Policies = "policies";
    public const string Reduction = "reduction-file";
    public const string Calendar = "calendar";
    public const string Organisation = "organisation";
    public const string Step = "step";

    public static readonly ImmutableArray<Shape> All =
    [
        .. ProcedureShapes.All,
        .. StepShapes.All,
        .. DocumentShapes.All,
    ];

    private static readonly FrozenDictionary<string, Shape> s_byId = All.ToFrozenDictionary(
        s => s.Id,
        StringComparer.Ordinal
    );

    /// <summary>The shape of a map; a step's depends on its <c>kind</c>.</summary>
    public static Shape? Of(string id, YamlMap? map = null) =>
        s_byId.GetValueOrDefault(id == Step ? StepShapes.IdOf(KindOf(map)) : id);

    /// <summary>What a file of that place holds; null for files without a shape.</summary>
    public static string? OfPlace(PlaceKind place) =>
        place switch
        {
            PlaceKind.Procedure => Procedure,
            PlaceKind.Template => Template,
            PlaceKind.Policy => Policies,
            PlaceKind.Reduction => Reduction,
            PlaceKind.Calendar => Calendar,
            PlaceKind.Organisation => Organisation,
            _ => null,
        };

    private static string KindOf(YamlMap? map) =>
        map?["kind"] is YamlScalar kind && StepKinds.Find(kind.Text) is not null ? kind.Text
        : map?["kind"] is null && map?["procedure"] is not null ? "child"
        : StepKinds.Default;
}

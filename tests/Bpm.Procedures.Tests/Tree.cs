using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Tests;

/// <summary>
/// Every procedure of the tree that differs in shape: those that write their steps out, one imported procedure of each
/// template, the sketch, and those written after published tables.
/// </summary>
internal static class Tree
{
    private static readonly IReadOnlyList<SourceFile> s_folder = Fixtures.Folder(
        Path.Combine(Fixtures.Repository, "procedures")
    );

    /// <summary>Procedures written in full after published tables and chains.</summary>
    public static IReadOnlyList<SourceFile> Published { get; } =
        Fixtures.Folder(Path.Combine(Fixtures.Root, "procedures"));

    public static IReadOnlyList<SourceFile> Procedures { get; } =
    [
        .. s_folder
            .Where(f => CataloguePlace.Of(f.Path) == PlaceKind.Procedure)
            .DistinctBy(f => Fixtures.IsLong ? f.Path : TemplateOf(f) ?? f.Path),
        Fixtures.Sketch,
        .. Published,
    ];

    /// <summary>All of them read at once, in the province's own organisation.</summary>
    public static Catalogue Catalogue { get; } =
        Catalogue.Read(
            [
                .. s_folder.Where(f => CataloguePlace.Of(f.Path) is not (PlaceKind.Procedure or PlaceKind.Reduction)),
                .. Procedures,
            ],
            new NodaTime.LocalDate(2026, 11, 22)
        );

    public static IEnumerable<Publication> Publications => Catalogue.Publications;

    public static string Name(Publication publication) =>
        $"{publication.Procedure.Code}@{publication.Procedure.Version}";

    public static Publication Find(string name) => Publications.Single(p => Name(p) == name);

    public static SourceFile FileOf(Publication publication) =>
        Procedures.Single(f => f.Path == publication.Procedure.Position.File);

    private static string? TemplateOf(SourceFile file)
    {
        const string Use = "\nuse: { template: ";
        var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
        return text.IndexOf(Use, StringComparison.Ordinal) is var at and >= 0
            ? text[(at + Use.Length)..].Split([',', ' '])[0]
            : null;
    }
}

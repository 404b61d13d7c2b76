using Bpm.Procedures.Import;
using NodaTime;

namespace Bpm.Procedures.Tests.Import;

/// <summary>The province's own organisation, calendars and templates, and rows of the tests' own.</summary>
internal static class ImportWorlds
{
    private static IReadOnlyList<SourceFile> World { get; } =
    [
        .. Fixtures
            .Folder(Path.Combine(Fixtures.Repository, "procedures"))
            .Where(f =>
                CataloguePlace.Of(f.Path)
                    is PlaceKind.Organisation
                        or PlaceKind.Calendar
                        or PlaceKind.Template
                        or PlaceKind.Policy
            ),
    ];

    public static readonly ImportWorld Province = Read();

    public static RowList Rows { get; } =
        JsonRows.Read(ListText.Decode(File.ReadAllBytes(Path.Combine(Fixtures.Root, "import", "rows.jsonl"))));

    public static ImportResult Import(RowList rows, params (string Path, string Text)[] existing) =>
        new Importer(Province).Run(rows, existing.ToDictionary(f => f.Path, f => f.Text));

    public static string TextOf(this ImportResult result, string code) =>
        result.Rows.First(r => r.Code == code).Text.ShouldNotBeNull(code);

    /// <summary>What the language says of the files that an import wrote, with the province around them.</summary>
    public static Catalogue Read(ImportResult result) =>
        Catalogue.Read(
            [
                .. World,
                .. result
                    .Rows.Where(r => r.Text is not null)
                    .Select(r => Fixtures.Text("catalogue/" + r.Path, r.Text!)),
            ],
            new LocalDate(2026, 11, 22)
        );

    private static ImportWorld Read()
    {
        var catalogue = Catalogue.Read(World, new LocalDate(2026, 11, 22));
        return new ImportWorld
        {
            Province = catalogue.Province,
            Templates = catalogue.Templates,
            Calendar = catalogue.Calendars["nghe-an"],
            On = new LocalDate(2026, 11, 22),
        };
    }
}

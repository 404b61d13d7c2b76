using Bpm.Procedures;

namespace Bpm.Engine.Tests.Harness;

/// <summary>The repository's own <c>procedures/</c>, read once.</summary>
internal static class Folder
{
    private static readonly Lazy<Catalogue> Catalogue = new(Read);

    public static Catalogue Procedures => Catalogue.Value;

    /// <summary>The folder's organisation, calendars and policies with other procedures, by their texts.</summary>
    public static Catalogue With(params string[] procedures)
    {
        var catalogue = Bpm.Procedures.Catalogue.Read([
            .. Files()
                .Where(f =>
                    CataloguePlace.Of(f.Path) is PlaceKind.Organisation or PlaceKind.Calendar or PlaceKind.Policy
                ),
            .. procedures.Select(text => new SourceFile(
                $"procedures/catalogue/test/{text.Split('\n')[0][11..]}@1.yaml",
                System.Text.Encoding.UTF8.GetBytes(text)
            )),
        ]);
        catalogue
            .Diagnostics.Where(d => d.Severity == Bpm.Procedures.Reading.Severity.Error)
            .Select(d => $"{d.Position} {d.Code} {d.Message}")
            .ShouldBeEmpty();
        return catalogue;
    }

    private static Catalogue Read() => Bpm.Procedures.Catalogue.Read([.. Files()]);

    private static IEnumerable<SourceFile> Files() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "procedures"), "*", SearchOption.AllDirectories)
                .Where(file =>
                    file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".lock", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(file => new SourceFile(
                    Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'),
                    File.ReadAllBytes(file)
                )),
        ];
}

using Bpm.Engine.Examples;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;

namespace Bpm.Engine.Tests;

/// <summary>The procedures written in full after published tables run their examples, in the province's own organisation.</summary>
public sealed class PublishedExampleTests
{
    private static readonly Catalogue s_catalogue = Read();

    public static TheoryData<string> Procedures =>
        [.. s_catalogue.Publications.Where(p => p.Procedure.Field == "published").Select(p => p.Procedure.Code)];

    [Theory]
    [MemberData(nameof(Procedures))]
    public void Its_examples_come_out_as_written(string code)
    {
        var publication = s_catalogue.Publications.Single(p => p.Procedure.Code == code);
        publication.Procedure.Examples.ShouldNotBeEmpty("a procedure without an example proves nothing");
        new ExampleRunner(s_catalogue)
            .Run(publication)
            .Select(d => $"{d.Position}: {d.Code} {d.Message}")
            .ShouldBeEmpty();
    }

    private static Catalogue Read()
    {
        var published = Path.Combine(Repository.Root, "tests", "fixtures", "procedures");
        return Catalogue.Read([
            .. Files(Path.Combine(Repository.Root, "procedures"))
                .Where(f =>
                    CataloguePlace.Of(f.Path) is not (PlaceKind.Procedure or PlaceKind.Lock or PlaceKind.Reduction)
                ),
            .. Files(published),
        ]);
    }

    private static IEnumerable<SourceFile> Files(string folder) =>
        Directory
            .GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes(f)));
}

using Bpm.Procedures;

namespace Bpm.Engine.Tests.Harness;

/// <summary>The repository's own <c>procedures/</c>, read once.</summary>
internal static class Folder
{
    private static readonly Lazy<Catalogue> Catalogue = new(Read);

    public static Catalogue Procedures => Catalogue.Value;

    private static Catalogue Read() =>
        Bpm.Procedures.Catalogue.Read([
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
        ]);
}

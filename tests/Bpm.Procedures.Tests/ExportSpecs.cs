using Bpm.Procedures.Exports;

namespace Bpm.Procedures.Tests;

/// <summary>The sketch as a drawing and as a table, kept as golden files.</summary>
public sealed class ExportSpecs
{
    [Fact]
    public void Mermaid() =>
        Golden("local.land-transfer.mmd", MermaidExport.Write(Fixtures.Read(Fixtures.Sketch).Publications[0].Workflow));

    [Fact]
    public void Annex()
    {
        var catalogue = Fixtures.Read(Fixtures.Sketch);
        Golden("local.land-transfer.annex.md", AnnexExport.Write(catalogue.Publications[0], catalogue.Province));
    }

    private static void Golden(string name, string text)
    {
        var file = Path.Combine(Fixtures.Root, "exports", name);
        if (Fixtures.Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        text.ShouldBe(File.ReadAllText(file));
    }
}

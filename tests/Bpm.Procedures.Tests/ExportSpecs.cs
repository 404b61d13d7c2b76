using Bpm.Procedures.Exports;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>The sketch in every form for people, kept as golden files.</summary>
public sealed class ExportSpecs
{
    private static readonly Catalogue s_catalogue = Fixtures.Read(Fixtures.Sketch);

    [Fact]
    public void Mermaid() => Is("mmd", MermaidExport.Write(s_catalogue.Publications[0]));

    [Fact]
    public void Annex() => Is("annex.md", AnnexExport.Write(s_catalogue.Publications[0], s_catalogue.Province));

    [Fact]
    public void Text() => Is("vi.txt", TextExport.Write(s_catalogue.Publications[0], s_catalogue.Province));

    [Fact]
    public void Text_in_English() =>
        Is("en.txt", TextExport.Write(s_catalogue.Publications[0], s_catalogue.Province, Language.English));

    private static void Is(string form, string text) =>
        Golden.Matches(Path.Combine("exports", $"local.land-transfer.{form}"), text);
}

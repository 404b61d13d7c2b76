using System.Text;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Tests;

/// <summary>Bytes that are no YAML, and YAML that wants to be more than data.</summary>
public sealed class ReadingSpecs
{
    [Fact]
    public void A_large_file_is_not_read() => Only(new byte[LanguageLimits.FileBytes + 1]).Code.ShouldBe("BPM-Y001");

    [Fact]
    public void Bytes_that_are_not_utf8_are_found_at_their_place()
    {
        var found = Only([.. "name: x\nfield: "u8, 0xC3, 0x28]);
        (found.Code, found.Position.Line, found.Position.Column).ShouldBe(("BPM-Y002", 2, 8));
    }

    [Fact]
    public void Letters_in_pieces_are_found_at_their_place()
    {
        var found = Only(Encoding.UTF8.GetBytes("name: Thẩm".Normalize(NormalizationForm.FormD)));
        (found.Code, found.Position.Column).ShouldBe(("BPM-Y003", 9));
    }

    [Fact]
    public void Line_ends_are_lf() => Only("name: x\r\n"u8.ToArray()).Code.ShouldBe("BPM-Y004");

    [Fact]
    public void Numbers_and_words_stay_text()
    {
        var root = YamlReader
            .Read(Fixtures.Text("x.yaml", "a: 1.010\nb: no\nc: 0x10\nd: 2026-01-01\n"), out _)
            .ShouldBeOfType<YamlMap>();
        root.Entries.Select(e => ((YamlScalar)e.Value).Text).ShouldBe(["1.010", "no", "0x10", "2026-01-01"]);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused()
    {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        Only(Encoding.UTF8.GetBytes(text.ToString())).Code.ShouldBe("BPM-Y008");
    }

    [Theory]
    [InlineData("a: [1, 2")]
    [InlineData("a: {b: 1")]
    [InlineData("a: \"x")]
    [InlineData("a: b: c")]
    [InlineData("- a\nb: c")]
    [InlineData("a:\n\t- b")]
    [InlineData("%YAML 9.9\n---\na: b")]
    [InlineData("a: !!binary x")]
    [InlineData("? [a, b]\n: c")]
    public void Broken_text_is_found(string text) =>
        All(Encoding.UTF8.GetBytes(text)).ShouldContain(d => d.Severity == Severity.Error);

    [Fact]
    public void Deep_nesting_is_found() =>
        Only(Encoding.UTF8.GetBytes(new string('[', 20_000))).Code.ShouldBe("BPM-Y007");

    private static Diagnostic Only(byte[] bytes) => All(bytes).ShouldHaveSingleItem();

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> All(byte[] bytes)
    {
        YamlReader.Read(new SourceFile("x.yaml", bytes), out var findings);
        return findings.ToSorted();
    }
}

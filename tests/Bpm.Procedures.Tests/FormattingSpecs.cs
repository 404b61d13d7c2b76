using System.Text;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Tests;

/// <summary>Formatting changes the layout alone, and a formatted file not at all.</summary>
public sealed class FormattingSpecs
{
    private static readonly int s_rounds = Fixtures.IsLong ? 50_000 : 1_000;

    public static TheoryData<string> ProcedureFiles() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Fixtures.Repository, "procedures"), "*.yaml", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Fixtures.Repository, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(ProcedureFiles))]
    public void Every_file_under_procedures_is_formatted(string path)
    {
        var text = File.ReadAllText(Path.Combine(Fixtures.Repository, path));
        var result = Formatter.Format(text, path);
        result.Problems.ShouldBeEmpty();
        result.WasLeft.ShouldBeFalse();
        result.Text.ShouldBe(text);
    }

    [Fact]
    public void The_sketch_and_its_aligned_comments_are_formatted()
    {
        var text = Encoding.UTF8.GetString(Fixtures.Sketch.Bytes.Span);
        Formatter.Format(text).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("a:   1\nb:    [ x,y ,  z ]\n", "a: 1\nb: [x, y, z]\n")]
    [InlineData("a: {b: 1,c: {}}", "a: { b: 1, c: {} }\n")]
    [InlineData("a:\n- b\n-   c: 1\n    d: 2\n", "a:\n  - b\n  - c: 1\n    d: 2\n")]
    [InlineData("a:\n      b: 1   # why\n      # next\n      c: 2\n", "a:\n  b: 1       # why\n  # next\n  c: 2\n")]
    [InlineData("\n\n# top\n\n\n\na: 1\n\n\n\nb: 2\n\n\n", "# top\n\na: 1\n\nb: 2\n")]
    [InlineData("a: { b: 1,\n     c: 2 }\n", "a: { b: 1, c: 2 }\n")]
    [InlineData("a: { b: 1, # one\n     c: 2 }\n", "a:\n  b: 1     # one\n  c: 2\n")]
    [InlineData("a: [ {b: 1}, # one\n  {c: 2} ]\n", "a:\n  - { b: 1 } # one\n  - { c: 2 }\n")]
    [InlineData("a: 'it'\nb: 'say \"x\"'\n", "a: \"it\"\nb: 'say \"x\"'\n")]
    [InlineData("a: |\n      x\n        y\n\n      z\nb: 1\n", "a: |\n  x\n    y\n\n  z\nb: 1\n")]
    [InlineData("---\na: 1\r\nb: 2\r\n", "a: 1\nb: 2\n")]
    [InlineData("a: e\u0302\u0301\n", "a: ế\n")]
    [InlineData("a: one\n   two\n", "a: one two\n")]
    [InlineData(
        "a:\n  - b: 1\n  # about the list\n# about c\nc: 1\n# end\n",
        "a:\n  - b: 1\n  # about the list\n# about c\nc: 1\n# end\n"
    )]
    [InlineData("a: # why\n  b: 1\n", "a: # why\n  b: 1\n")]
    [InlineData("a:\n\n  # first\n  b: 1\n", "a:\n  # first\n  b: 1\n")]
    [InlineData("a: {done: , x: ~}\n", "a: { done:, x: ~ }\n")]
    [InlineData("steps:\n  -\n    id: x\n    # inner\n    y: 1\n", "steps:\n  - id: x\n    # inner\n    y: 1\n")]
    public void Layout_becomes_normal(string text, string expected)
    {
        var result = Formatter.Format(text);
        result.Problems.ShouldBeEmpty();
        result.Text.ShouldBe(expected);
        Formatter.Format(expected).Text.ShouldBe(expected);
    }

    [Fact]
    public void Brackets_too_long_for_one_line_become_a_block()
    {
        var items = string.Join(",\n  ", Enumerable.Range(1, 40).Select(i => $"item{i}"));
        Formatter.Format($"a: [{items}]\n").Text.ShouldStartWith("a:\n  - item1\n  - item2\n");
    }

    [Theory]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: [1\n")]
    [InlineData("a: *b\n")]
    [InlineData("")]
    public void What_cannot_be_read_is_left_with_its_findings(string text)
    {
        var result = Formatter.Format(text);
        result.Text.ShouldBe(text);
        result.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_formatted_text_stays_whatever_was_done_to_it_before()
    {
        var random = new Random(41);
        string[] originals =
        [
            .. ProcedureFiles()
                .Select(r => File.ReadAllText(Path.Combine(Fixtures.Repository, r.Data)))
                .Where(t => t.Length < 12_000),
            Encoding.UTF8.GetString(Fixtures.Sketch.Bytes.Span),
        ];
        var formatted = 0;
        for (var round = 0; round < s_rounds; round++)
        {
            var text = Mutations.Of(originals[random.Next(originals.Length)], random);
            var result = Formatter.Format(text);
            Formatter.Format(result.Text).Text.ShouldBe(result.Text, $"round {round}");
            if (result.Problems.IsEmpty && !result.WasLeft)
            {
                formatted++;
                Values(result.Text).ShouldBe(Values(text), $"round {round}");
            }
        }

        formatted.ShouldBeGreaterThan(s_rounds / 6);
    }

    [Fact]
    public void Hardly_a_text_is_left()
    {
        // Every layout that people write is brought over; what is left is a block text that keeps its empty lines.
        var random = new Random(42);
        var text = Encoding.UTF8.GetString(Fixtures.Sketch.Bytes.Span);
        var left = Enumerable.Range(0, s_rounds).Count(_ => Formatter.Format(Mutations.Of(text, random)).WasLeft);
        left.ShouldBeLessThan(s_rounds / 100);
    }

    /// <summary>Keys and values in order, whatever their layout.</summary>
    private static List<string> Values(string text)
    {
        var normal = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Normalize();
        var root = YamlReader.Read(new SourceFile("x", Encoding.UTF8.GetBytes(normal)), out _)!;
        var values = new List<string>();
        Walk(root);
        return values;

        void Walk(YamlNode node)
        {
            switch (node)
            {
                case YamlScalar scalar:
                    values.Add(scalar.IsEmpty ? "" : scalar.Text);
                    break;
                case YamlList list:
                    values.Add("[");
                    list.Items.ToList().ForEach(Walk);
                    values.Add("]");
                    break;
                case YamlMap map:
                    values.Add("{");
                    foreach (var entry in map.Entries)
                    {
                        Walk(entry.Key);
                        Walk(entry.Value);
                    }

                    values.Add("}");
                    break;
            }
        }
    }
}

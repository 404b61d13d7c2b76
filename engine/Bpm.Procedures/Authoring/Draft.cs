using System.Text;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Authoring;

/// <summary>A text in the middle of being written, with the tree of as much of it as can be read.</summary>
public sealed class Draft
{
    private const int Tries = 4;

    private Draft(SourceFile file, string text, YamlNode? root, Findings findings, bool isWhole)
    {
        (File, Text, Root, Findings, IsWhole) = (file, text, root, findings, isWhole);
    }

    public SourceFile File { get; }
    public string Text { get; }

    /// <summary>The tree; of the part before the first broken line when the text cannot be read. Null when nothing can.</summary>
    public YamlNode? Root { get; }

    /// <summary>What the YAML reader said of the whole text.</summary>
    public Findings Findings { get; }

    /// <summary>The tree is that of the whole text.</summary>
    public bool IsWhole { get; }

    /// <summary>What the file describes, by its place; a procedure when the place says nothing.</summary>
    public string Shape => Shapes.OfPlace(CataloguePlace.Of(File.Path)) ?? Shapes.Procedure;

    public static Draft Of(string text, string path)
    {
        var file = FileOf(text, path);
        var root = YamlReader.Read(file, out var findings);
        var (part, broken) = (text, findings);
        for (var i = 0; root is null && i < Tries && broken.ToSorted() is [var first, ..]; i++)
        {
            part = Before(part, first.Position.Line);
            root = YamlReader.Read(FileOf(part, path), out broken);
        }

        return new Draft(file, text, root, findings, part.Length == text.Length);
    }

    /// <summary>Every key and single value of the part that could be read.</summary>
    public IEnumerable<TypedScalar> Scalars() => Root is null ? [] : TypedTree.Walk(Root, Shape);

    /// <summary>The key or value that a place of the text touches.</summary>
    public TypedScalar? At(int offset) =>
        Scalars().FirstOrDefault(s => s.Scalar.Span.Length > 0 && s.Scalar.Span.Touches(offset));

    /// <summary>The list or map items of one key at the top of the file.</summary>
    public IEnumerable<YamlMap> Items(string key) =>
        (Root as YamlMap)?[key] switch
        {
            YamlList list => list.Items.OfType<YamlMap>(),
            YamlMap one => [one],
            _ => [],
        };

    /// <summary>Steps at every depth, in the order of the text.</summary>
    public IEnumerable<YamlMap> Steps() =>
        Scalars()
            .Where(s =>
                s is { IsKey: true, Map: not null, Shape: { } shape }
                && shape.Id.StartsWith("step-", StringComparison.Ordinal)
            )
            .Select(s => s.Map!)
            .Distinct<YamlMap>(ReferenceEqualityComparer.Instance);

    public static SourceFile FileOf(string text, string path) => new(path, Encoding.UTF8.GetBytes(text));

    private static string Before(string text, int line)
    {
        var at = 0;
        for (var i = 1; i < line && at >= 0; i++)
        {
            at = text.IndexOf('\n', at) is var next and >= 0 ? next + 1 : -1;
        }

        return at <= 0 || at >= text.Length
            ? text[..Math.Max(0, text.TrimEnd('\n').LastIndexOf('\n') + 1)]
            : text[..at];
    }
}

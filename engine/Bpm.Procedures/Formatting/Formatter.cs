using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Formatting;

/// <summary>
/// Brings a file of <c>procedures/</c> into its normal layout: two columns a level, <c>{ a: b }</c> and <c>[a, b]</c>,
/// one blank line at most, NFC, LF, one line break at the end. Order, comments and meaning stay: the result is read
/// again and compared, so a text that could not be brought over whole is given back as it was.
/// </summary>
public static class Formatter
{
    /// <summary>Formats a text. Never throws; a text that is not YAML of our language comes back unchanged, with its findings.</summary>
    public static FormatResult Format(string text, string path = "")
    {
        var normal = Normalise(text);
        if (Read(normal, path, out var findings) is not { } root || findings.HasErrors)
        {
            return new FormatResult(text, findings.ToSorted());
        }

        var formatted = LayoutWriter.Write(root, normal);
        return IsSame(root, normal, formatted, path)
            ? new FormatResult(formatted, [])
            : new FormatResult(text, []) { WasLeft = true };
    }

    // Whatever is wrong with the layout itself: line ends, Unicode form, byte order mark.
    private static string Normalise(string text)
    {
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return TextFolding.Composed(lines);
    }

    private static YamlNode? Read(string text, string path, out Findings findings) =>
        YamlReader.Read(new SourceFile(path, Encoding.UTF8.GetBytes(text)), out findings);

    private static bool IsSame(YamlNode root, string text, string formatted, string path) =>
        Read(formatted, path, out var findings) is { } again
        && !findings.HasErrors
        && Equal(root, again)
        && Comments
            .Of(root, text)
            .Select(c => c.Text)
            .SequenceEqual(Comments.Of(again, formatted).Select(c => c.Text), StringComparer.Ordinal)
        && LayoutWriter.Write(again, formatted) == formatted;

    private static bool Equal(YamlNode a, YamlNode b) =>
        (a, b) switch
        {
            (YamlScalar { IsEmpty: true }, YamlScalar { IsEmpty: true }) => true,
            (YamlScalar x, YamlScalar y) => x.Text == y.Text && x.IsPlain == y.IsPlain,
            (YamlList x, YamlList y) => x.Items.Length == y.Items.Length
                && x.Items.Zip(y.Items).All(p => Equal(p.First, p.Second)),
            (YamlMap x, YamlMap y) => x.Entries.Length == y.Entries.Length
                && x.Entries.Zip(y.Entries)
                    .All(p => p.First.Key.Text == p.Second.Key.Text && Equal(p.First.Value, p.Second.Value)),
            _ => false,
        };
}

/// <param name="Text">The formatted text, or the text as it came.</param>
/// <param name="Problems">Why the text cannot be read; empty when it was formatted.</param>
public sealed record FormatResult(string Text, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>The text can be read, but changing its layout would lose something; so it was left as it is.</summary>
    public bool WasLeft { get; init; }
}

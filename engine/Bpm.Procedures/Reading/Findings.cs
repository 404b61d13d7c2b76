using System.Collections.Immutable;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Reading;

/// <summary>Collects the findings of one file. Not for several threads.</summary>
public sealed class Findings(SourceText source)
{
    private readonly List<Diagnostic> found = [];
    private readonly HashSet<(string, Position, Said)> seen = [];
    private (string Path, YamlNode At)? elsewhere;

    public SourceText Source { get; } = source;

    /// <summary>The keys that readers asked of each map, by what they call it: what the description of the language must say.</summary>
    public ICollection<(string What, IReadOnlyList<string> Keys)> Asked { get; } = [];
    public bool HasErrors => found.Exists(d => d.Severity == Severity.Error);
    public int Count => found.Count;

    public void Add(DiagnosticCode code, YamlNode node, Said message, Said? hint = null) =>
        Add(code, node.Position, node.Length, message, hint);

    public void Add(DiagnosticCode code, Position position, Said message, Said? hint = null) =>
        Add(code, position, Source.WordLength(position), message, hint);

    /// <summary>A finding that was made with the same source.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (seen.Add((diagnostic.Code, diagnostic.Position, diagnostic.Message)))
        {
            found.Add(diagnostic);
        }
    }

    /// <summary>
    /// Findings in another file's text (the template's, which this file uses) are shown at a node of this one, with the
    /// other place in the message.
    /// </summary>
    public void ShowAt(string path, YamlNode at) => elsewhere = (path, at);

    public void Add(DiagnosticCode code, Position position, int length, Said message, Said? hint = null)
    {
        if (elsewhere is { } other && position.File == other.Path)
        {
            message = ($"{message.Vi} (tại {position})", $"{message.En} (in {position})");
            (position, length) = (other.At.Position, other.At.Length);
        }

        var place = Source.Clamp(position);
        if (found.Count >= LanguageLimits.FindingsPerFile || !seen.Add((code.Code, place, message)))
        {
            return;
        }

        var line = Source.Line(place.Line);
        var room = Math.Max(1, line.Length - place.Column + 1);
        found.Add(new Diagnostic(code.Code, code.Severity, place, Math.Clamp(length, 1, room), message, hint, line));
    }

    /// <summary>Makes every finding of a code a notice that says who accepted it; how many there were.</summary>
    public int Accept(string code, Said note)
    {
        var count = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Code == code)
            {
                var message = found[i].Message;
                found[i] = found[i] with
                {
                    Severity = Severity.Notice,
                    Message = ($"{message.Vi} ({note.Vi})", $"{message.En} ({note.En})"),
                };
                count++;
            }
        }

        return count;
    }

    /// <summary>In the order of the file; errors before warnings at one place.</summary>
    public ImmutableArray<Diagnostic> ToSorted() =>
        [
            .. found
                .OrderBy(d => d.Position.Line)
                .ThenBy(d => d.Position.Column)
                .ThenBy(d => d.Severity)
                .ThenBy(d => d.Code, StringComparer.Ordinal),
        ];
}

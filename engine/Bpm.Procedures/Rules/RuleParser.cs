using System.Text.RegularExpressions;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using Jint.Parser;
using Jint.Parser.Ast;
using Position = Bpm.Procedures.Reading.Position;

namespace Bpm.Procedures.Rules;

/// <summary>Parses rule text with Jint's parser, after bounding what that parser would recurse over.</summary>
internal static partial class RuleParser
{
    /// <summary>Null after a finding.</summary>
    /// <param name="start">Place of the text's first character in its file.</param>
    public static Program? Parse(string text, Position start, Findings findings)
    {
        if (text.Length > LanguageLimits.RuleText || Recursing().Count(text) > LanguageLimits.RuleRecursions)
        {
            findings.Add(
                Codes.RuleTooBig,
                start,
                1,
                (
                    "quy tắc quá dài hoặc lồng quá sâu nên không đọc được",
                    "the rule is too long or too deeply nested to be read"
                ),
                ("tách thành nhiều quy tắc", "split it into several rules")
            );
            return null;
        }

        try
        {
            return new JavaScriptParser().Parse(text, new ParserOptions { Tolerant = false });
        }
        catch (ParserException e)
        {
            var place = Place(start, Math.Max(1, e.LineNumber), ColumnOf(text, e));
            var why = RuleWords.Say(e);
            findings.Add(
                Codes.RuleSyntax,
                place,
                1,
                ($"không đọc được quy tắc: {why.Vi}", $"the rule cannot be read: {why.En}"),
                Hint(text)
            );
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser is a port with plain exceptions for some broken texts.
            findings.Add(Codes.RuleSyntax, start, 1, ("không đọc được quy tắc", "the rule cannot be read"), Hint(text));
            return null;
        }
    }

    /// <summary>The place in the YAML file of a place in the rule. Lines of a block text share its indent.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 0.</param>
    public static Position Place(Position start, int line, int column) =>
        new(start.File, start.Line + line - 1, start.Column + Math.Max(0, column));

    private static int ColumnOf(string text, ParserException e)
    {
        var index = Math.Clamp(e.Index, 0, text.Length);
        return index - (text.LastIndexOf('\n', Math.Max(0, index - 1)) + 1);
    }

    private static Said? Hint(string text) =>
        NewWords().Match(text) is { Success: true, Value: var word }
            ? (
                $"quy tắc viết theo ECMAScript 5: không có “{word}”; hãy dùng “var” và “function”",
                $"rules are ECMAScript 5: no '{word}'; write 'var' and 'function'"
            )
            : null;

    // Everything that makes a recursive-descent parser go one level deeper. Counted raw, inside texts too: a scanner
    // that skipped texts could be led astray by a regular expression. Nothing in the pattern can match in two ways, so
    // that it reads any text in one pass and needs no clock to stop it.
    [GeneratedRegex(
        @"[(\[{!~?:]|=+|[-+]|\b(new|typeof|void|delete|if|else|for|while|do|with|try|switch|function|in)\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite
    )]
    private static partial Regex Recursing();

    [GeneratedRegex(
        @"\b(let|const|class|async|await|import|export|yield)\b|=>|`",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex NewWords();
}

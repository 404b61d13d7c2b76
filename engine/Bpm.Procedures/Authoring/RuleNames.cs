using System.Text.RegularExpressions;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Authoring;

/// <summary>The functions of a draft's rules, also while they are being written.</summary>
internal static partial class RuleNames
{
    public static IEnumerable<string> Of(Draft draft) => Places(draft).Select(p => p.Name);

    /// <summary>Each with the offset of its name in the text.</summary>
    public static IEnumerable<(string Name, int Start)> Places(Draft draft) =>
        draft.Root is YamlMap root && root["rules"] is YamlScalar { Span: var span }
            ? Function()
                .Matches(draft.Text[span.Start..span.End])
                .Select(m => (m.Groups["name"].Value, span.Start + m.Groups["name"].Index))
            : [];

    [GeneratedRegex(
        @"\bfunction +(?<name>[A-Za-z][A-Za-z0-9]*)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Function();
}

using System.Collections.Immutable;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Authoring;

/// <summary>An edit that makes a finding go away.</summary>
/// <param name="Code">The finding's.</param>
/// <param name="Line">Where the finding stands, from 1; so with the column.</param>
public sealed record QuickFix(string Code, int Line, int Column, string Vi, string En, ImmutableArray<TextEdit> Edits);

/// <summary>
/// Offers edits for findings. Every one is tried before it is offered: with it the finding is gone and the text is read
/// no worse; so a fix that does not fix is never seen.
/// </summary>
internal static class QuickFixes
{
    private const int MostFindings = 40;
    private const int MostPerFinding = 6;

    // Each try reads the whole text once.
    private const int MostTries = 200;

    /// <param name="from">Only findings that touch this stretch.</param>
    public static ImmutableArray<QuickFix> Of(string text, string path, int from, int to, LanguageWorld world)
    {
        var findings = Diagnose.Run(text, path, world);
        var (source, draft) = (SourceText.Of(path, text), Draft.Of(text, path));
        var errors = findings.Count(d => d.Severity == Severity.Error && IsAboutText(d));
        var (fixes, tries) = (ImmutableArray.CreateBuilder<QuickFix>(), 0);
        foreach (
            var finding in findings
                .Where(d => d.Position.File == path && Touches(source, d, from, to))
                .Take(MostFindings)
        )
        {
            var offered = 0;
            var (same, ofCode) = (findings.Count(d => IsSame(d, finding)), findings.Count(d => d.Code == finding.Code));
            foreach (var (vi, en, edits) in FixCandidates.Of(draft, source, finding, world))
            {
                if (offered >= MostPerFinding || ++tries > MostTries)
                {
                    break;
                }

                var after = Diagnose.Run(TextEdits.Apply(text, edits), path, world);
                if (
                    after.Count(d => IsSame(d, finding)) < same
                    && after.Count(d => d.Code == finding.Code) < ofCode
                    && after.Count(d => d.Severity == Severity.Error && IsAboutText(d)) <= errors
                )
                {
                    offered++;
                    fixes.Add(
                        new QuickFix(finding.Code, finding.Position.Line, finding.Position.Column, vi, en, [.. edits])
                    );
                }
            }
        }

        return fixes.ToImmutable();
    }

    // Findings are told apart by what they say; their places move with every edit.
    private static bool IsSame(Diagnostic a, Diagnostic b) => a.Code == b.Code && a.Message == b.Message;

    /// <summary>The text cannot be read at all from here on; then no other finding is made.</summary>
    private static bool IsAboutText(Diagnostic d) =>
        d.Code[4] == 'Y'
        && (string.CompareOrdinal(d.Code, Codes.UnknownKey.Code) < 0 || d.Code == Codes.WrongShape.Code);

    private static bool Touches(SourceText source, Diagnostic finding, int from, int to)
    {
        var start = source.OffsetOf(finding.Position);
        return start <= to && start + finding.Length >= from;
    }
}

using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>How a refusal is said, and at which place of the file.</content>
internal sealed partial class RuleChecker
{
    private bool Count(SyntaxNode node, int depth)
    {
        if (++nodes > LanguageLimits.RuleNodes)
        {
            TooBig(
                node,
                (
                    $"các quy tắc có hơn {LanguageLimits.RuleNodes} thành phần",
                    $"the rules have more than {LanguageLimits.RuleNodes} parts"
                )
            );
            return false;
        }

        if (depth > LanguageLimits.RuleDepth)
        {
            TooBig(
                node,
                (
                    $"quy tắc lồng sâu hơn {LanguageLimits.RuleDepth} lớp",
                    $"the rule is nested more than {LanguageLimits.RuleDepth} deep"
                )
            );
            return false;
        }

        return true;
    }

    private void TooBig(SyntaxNode node, Said message) =>
        Finding(Codes.RuleTooBig, node, message, ("tách thành nhiều quy tắc", "split it into several rules"));

    private void Refuse(SyntaxNode node, Said message, Said? hint) =>
        Finding(Codes.RuleNotAllowed, node, message, hint);

    private void Warn(SyntaxNode node, Said message, Said? hint) =>
        findings.Add(Codes.RuleSurprises, PlaceOf(node), WidthOf(node), message, hint);

    private void Finding(DiagnosticCode code, SyntaxNode node, Said message, Said? hint)
    {
        isRefused = true;
        findings.Add(code, PlaceOf(node), WidthOf(node), message, hint);
    }

    private Position PlaceOf(SyntaxNode node) =>
        node.Location is null ? start : RuleParser.Place(start, node.Location.Start.Line, node.Location.Start.Column);

    private static int WidthOf(SyntaxNode node) =>
        node.Location is { } place && place.End.Line == place.Start.Line
            ? Math.Max(1, place.End.Column - place.Start.Column)
            : 1;
}

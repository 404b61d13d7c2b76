using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Authoring;

/// <summary>Something that could be written at a place.</summary>
/// <param name="Kind">key | word | value | step | paper | field | role | office | unit | policy | ground | term | template | function.</param>
/// <param name="Insert">What is written; the label when it is the same.</param>
public sealed record Proposal(string Label, string Kind, string Insert, string Vi, string En);

/// <param name="From">The stretch that a chosen proposal replaces.</param>
public sealed record Completions(int From, int To, ImmutableArray<Proposal> Items)
{
    public static Completions None(int offset) => new(offset, offset, []);
}

/// <summary>
/// Finds what could be written at a place of an unfinished text. A marker is put there and the text is mended in a few
/// plain ways until the one YAML reader can read it; the marker's place in the tree then says what is expected.
/// </summary>
internal static class Completion
{
    private const string Marker = "zzcursorzz";
    private const int Most = 200;

    public static Completions At(string text, string path, int offset, LanguageWorld world)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var (from, to) = (offset, offset);
        while (from > 0 && IsWord(text[from - 1]))
        {
            from--;
        }

        while (to < text.Length && IsWord(text[to]))
        {
            to++;
        }

        foreach (var mended in Mended(text, from, to))
        {
            var draft = Draft.Of(mended, path);
            if (!draft.IsWhole || Find(draft) is not { } place)
            {
                continue;
            }

            var proposals = new Proposals(draft, place, world);
            if (place.Kind is ScalarKind.Condition or ScalarKind.Rules && !place.IsKey)
            {
                return InExpression(text, from, offset, to, proposals);
            }

            // A term has blanks in it, so the whole value is replaced.
            if (!place.IsKey && place.Scalar.Span.Start < from && mended.IndexOf('\n', place.Scalar.Span.Start) > from)
            {
                from = place.Scalar.Span.Start;
            }

            return Fit(text, from, offset, to, proposals.Here());
        }

        return Completions.None(offset);
    }

    private static Completions Fit(string text, int from, int offset, int to, IEnumerable<Proposal> proposals)
    {
        var typed = Bpm.Procedures.Text.TextFolding.Fold(text[from..offset].Trim('"', '\''));
        return new Completions(
            from,
            to,
            [
                .. proposals
                    .DistinctBy(p => (p.Label, p.Kind))
                    .Select(p => (Proposal: p, Rank: Rank(p, typed)))
                    .Where(p => p.Rank < int.MaxValue)
                    .OrderBy(p => p.Rank)
                    .Select(p => p.Proposal)
                    .Take(Most),
            ]
        );
    }

    // What begins so, then what has it inside, then what says it in Vietnamese.
    private static int Rank(Proposal proposal, string typed)
    {
        var label = Bpm.Procedures.Text.TextFolding.Fold(proposal.Label);
        return label.StartsWith(typed, StringComparison.Ordinal) ? 0
            : label.Contains(typed, StringComparison.Ordinal) ? 1
            : Bpm.Procedures.Text.TextFolding.Fold(proposal.Vi).Contains(typed, StringComparison.Ordinal) ? 2
            : int.MaxValue;
    }

    private static Completions InExpression(string text, int from, int offset, int to, Proposals proposals)
    {
        var dot = text.LastIndexOf('.', Math.Max(0, offset - 1), offset - from);
        return dot >= 0
            ? Fit(text, dot + 1, offset, to, text[from..dot] == "form" ? proposals.Fields() : [])
            : Fit(text, from, offset, to, proposals.Names());
    }

    private static TypedScalar? Find(Draft draft) =>
        draft.Scalars().FirstOrDefault(s => s.Scalar.Text.Contains(Marker, StringComparison.Ordinal));

    private static IEnumerable<string> Mended(string text, int from, int to)
    {
        var end = text.IndexOf('\n', to) is var at and >= 0 ? at : text.Length;
        var (before, rest, after) = (text[..from], text[to..end], text[end..]);
        var close = Closing(before);
        foreach (var tail in new[] { after, "\n" })
        {
            yield return before + Marker + rest + tail;
            yield return before + Marker + ":" + rest + tail;
            yield return before + Marker + ": ~" + tail;
            yield return before + Marker + close + tail;
            yield return before + Marker + ": ~" + close + tail;
            yield return before + Marker + "\"" + close + tail;
        }
    }

    /// <summary>Brackets that the line has open, closed in turn.</summary>
    private static string Closing(string before)
    {
        var open = new Stack<char>();
        foreach (var c in before.AsSpan(before.LastIndexOf('\n') + 1))
        {
            if (c is '{' or '[')
            {
                open.Push(c == '{' ? '}' : ']');
            }
            else if (c is '}' or ']' && open.Count > 0)
            {
                open.Pop();
            }
        }

        return open.Count == 0 ? "" : " " + string.Concat(open);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '@' or '/' or '$';
}

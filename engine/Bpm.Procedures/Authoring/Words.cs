namespace Bpm.Procedures.Authoring;

/// <summary>The word of an expression that a place touches: <c>form.area</c>, <c>steps</c>.</summary>
internal static class Words
{
    public static string At(string text, int offset)
    {
        var (from, to) = Span(text, offset);
        return text[from..to];
    }

    public static (int From, int To) Span(string text, int offset)
    {
        var (from, to) = (offset, offset);
        while (from > 0 && Is(text[from - 1]))
        {
            from--;
        }

        while (to < text.Length && Is(text[to]))
        {
            to++;
        }

        return (from, to);
    }

    private static bool Is(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@';
}

namespace Bpm.WorkingTime;

/// <summary>
/// One text in both languages of the platform. Whoever says something writes the two side by side, as a pair; whoever
/// shows it picks one: <c>findings.Add(code, node, ("không có bước “do-dac”", "there is no step 'do-dac'"))</c>.
/// </summary>
/// <param name="Vi">Vietnamese, the language that comes first; words of the reader's own file stand in “…”.</param>
/// <param name="En">English; words of the reader's own file stand in '…'.</param>
public readonly record struct Said(string Vi, string En)
{
    public static implicit operator Said((string Vi, string En) both) => new(both.Vi, both.En);

    /// <summary>A word that is the same in both, in each language's quotation marks.</summary>
    public static Said Quoted(string word) => new($"“{word}”", $"'{word}'");

    /// <summary>A text that is the same in both, such as a number or a signature.</summary>
    public static Said Same(string text) => new(text, text);

    public string In(Language language) => language.Pick(Vi, En);

    /// <summary>Both, for logs and failed tests; people are shown one of the two.</summary>
    public override string ToString() => $"{Vi} / {En}";
}

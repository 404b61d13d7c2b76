namespace Bpm.Procedures.Diff;

/// <summary>One part of a procedure as the diff compares it: a step, an action of it, a paper, a field …</summary>
/// <param name="noun">What it is, in the language of the words and in the stable English of keys.</param>
/// <param name="id">Its id in the file; empty for the procedure itself.</param>
/// <param name="title">Its name for people, or null.</param>
internal sealed class DiffPart(DiffPart? parent, (string Word, string Key) noun, string id, string? title)
{
    private readonly List<DiffProperty> properties = [];

    public DiffPart? Parent => parent;
    public string? Title => title;
    public IReadOnlyList<DiffProperty> Properties => properties;

    /// <summary><c>step tax/action notice</c>.</summary>
    public string Key =>
        noun.Key.Length == 0 ? ""
        : parent is { Key.Length: > 0 } ? $"{parent.Key}/{noun.Key} {id}"
        : $"{noun.Key} {id}";

    /// <summary>"step tax, action notice"; empty for the procedure itself.</summary>
    public string Name =>
        noun.Word.Length == 0 ? ""
        : parent is { Name.Length: > 0 } ? $"{parent.Name}, {Own}"
        : Own;

    public string Own =>
        SaysTitle && !string.IsNullOrEmpty(title) ? $"{noun.Word} “{title}” ({id})" : $"{noun.Word} {id}".TrimEnd();

    /// <summary>Whether words name it by its title, the id behind it.</summary>
    public bool SaysTitle { get; init; }

    /// <summary>Adds a property; null and empty mean that the file does not say it.</summary>
    public DiffPart With(string key, string word, string? value)
    {
        properties.Add(new DiffProperty(key, word, string.IsNullOrEmpty(value) ? null : value));
        return this;
    }

    public string? Value(string key) => properties.Find(p => p.Key == key)?.Value;
}

/// <param name="Word">Its name in the language; empty when the value says it all, as a step's term does.</param>
internal sealed record DiffProperty(string Key, string Word, string? Value);

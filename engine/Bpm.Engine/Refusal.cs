namespace Bpm.Engine;

/// <summary>How a refusal reaches the caller; HTTP maps it to a status.</summary>
public enum RefusalKind
{
    /// <summary>The state or the law says no (409).</summary>
    State,

    /// <summary>The person has no right to it (403).</summary>
    Right,

    /// <summary>What was sent is not usable (422).</summary>
    Input,

    /// <summary>No such thing (404).</summary>
    Unknown,

    /// <summary>Someone else was quicker (412).</summary>
    Stale,
}

/// <summary>
/// "No", as a value: a stable code, why, and what the person can do. A refusal changes nothing.
/// </summary>
/// <param name="Code">Kebab-case and stable, e.g. <c>task-held-by-another</c>; the class Refusals lists them all.</param>
/// <param name="Message">Vietnamese sentence for the person.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string Message, string MessageEn)
{
    /// <summary>Facts that a program may read: who holds the task, which version is current.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}

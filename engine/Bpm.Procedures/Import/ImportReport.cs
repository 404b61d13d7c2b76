using System.Collections.Immutable;

namespace Bpm.Procedures.Import;

/// <summary>How much a fact of an imported procedure is worth.</summary>
public enum ImportMark
{
    /// <summary>As the list says it.</summary>
    Taken,

    /// <summary>Worked out by the rule that the reason names.</summary>
    Derived,

    /// <summary>As the list says it, and the list itself or a check doubts it.</summary>
    Doubtful,

    /// <summary>Left out; for the code or the handler: the whole row.</summary>
    Refused,
}

/// <param name="Aspect">Which part: limit, handler, process, papers …</param>
/// <param name="Reason">The rule's name, or what is doubtful, in English.</param>
public sealed record ImportNote(string Aspect, ImportMark Mark, string Reason);

/// <summary>What becomes of a row's file.</summary>
public enum ImportOutcome
{
    /// <summary>A file that was not there.</summary>
    New,

    /// <summary>The file is as this import wrote it, and the list says something new.</summary>
    Updated,
    Unchanged,

    /// <summary>Edited by hand since, and the list says nothing new.</summary>
    Kept,

    /// <summary>Edited or written by hand, and the list says something else: the difference is proposed.</summary>
    Proposed,

    /// <summary>The row cannot be imported.</summary>
    Refused,
}

/// <summary>One row of the report.</summary>
public sealed record ImportedRow(int Line, string Code, ImportOutcome Outcome, ImmutableArray<ImportNote> Notes)
{
    /// <summary>Path under the catalogue's folder; null when nothing is written or proposed.</summary>
    public string? Path { get; init; }

    /// <summary>The file's text when it is new or updated.</summary>
    public string? Text { get; init; }

    /// <summary>The proposed change, as a unified diff against the file that stays.</summary>
    public string? Diff { get; init; }

    /// <summary>The template that was chosen, <c>id@version</c>.</summary>
    public string? Template { get; init; }
}

/// <summary>What an import would do, before anything is written.</summary>
public sealed record ImportResult(ImmutableArray<ImportedRow> Rows)
{
    public int Count(ImportOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    /// <summary>Notes by aspect, mark and reason with their number, the most frequent first.</summary>
    public IEnumerable<(ImportNote Note, int Count)> Summary() =>
        Rows.SelectMany(r => r.Notes)
            .GroupBy(n => n)
            .Select(g => (g.Key, g.Count()))
            .OrderBy(n => n.Key.Aspect, StringComparer.Ordinal)
            .ThenBy(n => n.Key.Mark)
            .ThenByDescending(n => n.Item2)
            .ThenBy(n => n.Key.Reason, StringComparer.Ordinal);
}

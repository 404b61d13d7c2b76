using Bpm.Procedures.Diff;

namespace Bpm.Procedures.Import;

/// <summary>What an import does to the file that is there already.</summary>
internal static class ImportMerge
{
    /// <summary>Hand edits survive: only a file that is still as an import wrote it is written again.</summary>
    public static ImportedRow Of(ImportedRow row, string text, string? before, bool isLocked)
    {
        if (before is null)
        {
            return row with { Text = text };
        }

        if (before == text)
        {
            return row with { Outcome = ImportOutcome.Unchanged };
        }

        if (Fingerprint.IsUntouched(before) && !isLocked)
        {
            return row with { Outcome = ImportOutcome.Updated, Text = text };
        }

        // The fingerprint that stands in an edited file is that of the list's last word.
        return Fingerprint.Written(before) == Fingerprint.Written(text) && !isLocked
            ? row with
            {
                Outcome = ImportOutcome.Kept,
            }
            : row with
            {
                Outcome = ImportOutcome.Proposed,
                Diff = LineDiff.Between(row.Path!, before, text),
            };
    }
}

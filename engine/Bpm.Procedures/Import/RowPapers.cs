using System.Collections.Immutable;
using Bpm.Procedures.Formatting;

namespace Bpm.Procedures.Import;

/// <summary>The papers and results that a row lists, each once, under short names of our own.</summary>
internal static class RowPapers
{
    /// <returns>The papers, and the form field that picks the case when they differ by case.</returns>
    public static (ImmutableArray<ImportedPaper> Papers, string? Field) Of(
        CatalogueRow row,
        Action<string, ImportMark, string> note
    )
    {
        var cases = row.Papers.Select(p => p.Case).Where(c => c.Length > 0).Distinct().ToList();
        var isChosen = cases.Count > 1;
        var papers = new List<ImportedPaper>();
        var (cut, counted) = (0, 0);
        foreach (var paper in row.Papers)
        {
            if (PaperNames.Of(paper.Title) is not { } title)
            {
                note("papers", ImportMark.Refused, "heading-or-sentence-is-no-paper");
                continue;
            }

            var own = isChosen && paper.Case.Length > 0 ? $"c{cases.IndexOf(paper.Case) + 1}" : null;
            var (originals, copies) = Copies(paper);
            counted += paper.Originals is null && paper.Copies is null ? 1 : 0;
            cut += title.IsCut ? 1 : 0;
            var same = papers.FindIndex(p => p.Title == title);
            if (same >= 0)
            {
                papers[same] = Joined(papers[same], own, originals, copies);
                continue;
            }

            var id = PaperNames.Id(title.Name, [.. papers.Select(p => p.Id)], $"paper-{papers.Count + 1}");
            papers.Add(new ImportedPaper(id, title, originals, copies, own is null ? [] : [own]));
        }

        Note(row, papers.Count, cut, counted, note);
        if (!isChosen || !papers.Any(p => p.Cases.Length > 0))
        {
            return ([.. papers], null);
        }

        var choices = cases.Select((c, i) => $"{{ value: c{i + 1}, label: {YamlText.Scalar(Label(c, i))} }}");
        return (
            [.. papers],
            $"  - {{ id: paperCase, label: Trường hợp nộp hồ sơ, type: choice, choices: [{string.Join(", ", choices)}] }}"
        );
    }

    /// <summary>What the row says the applicant gets, under short names too; none where it says nothing that names a thing.</summary>
    public static ImmutableArray<PaperName> Results(CatalogueRow row, Action<string, ImportMark, string> note)
    {
        var names = row
            .Result.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(PaperNames.Of)
            .OfType<PaperName>()
            .DistinctBy(n => n.Name)
            .ToImmutableArray();
        note(
            "results",
            names.IsEmpty || names.Any(n => n.IsCut) ? ImportMark.Doubtful : ImportMark.Taken,
            names.IsEmpty ? "no-result-named"
                : names.Any(n => n.IsCut) ? "title-cut-off-and-marked"
                : "names-shortened"
        );
        return names;
    }

    private static string Label(string title, int index)
    {
        var label = PaperNames.OfCase(title);
        return label.Length > 0 ? label : $"Trường hợp {index + 1}";
    }

    private static ImportedPaper Joined(ImportedPaper paper, string? own, int originals, int copies) =>
        paper with
        {
            Originals = Math.Max(paper.Originals, originals),
            Copies = Math.Max(paper.Copies, copies),
            Cases =
                own is null || paper.Cases.IsEmpty ? []
                : paper.Cases.Contains(own) ? paper.Cases
                : paper.Cases.Add(own),
        };

    private static (int Originals, int Copies) Copies(FactPaper paper)
    {
        const int Most = 99;
        var (originals, copies) = (Math.Clamp(paper.Originals ?? 0, 0, Most), Math.Clamp(paper.Copies ?? 0, 0, Most));
        return (originals, copies) != (0, 0) ? (originals, copies)
            : ListText.Key(paper.Title).StartsWith("ban sao", StringComparison.Ordinal) ? (0, 1)
            : (1, 0);
    }

    private static void Note(CatalogueRow row, int count, int cut, int counted, Action<string, ImportMark, string> note)
    {
        if (count == 0)
        {
            note("papers", ImportMark.Doubtful, "no-papers-listed");
            return;
        }

        note("papers", ImportMark.Taken, "names-shortened");
        if (row.PapersTotal > row.Papers.Length)
        {
            note("papers", ImportMark.Doubtful, "list-of-papers-cut-off");
        }

        if (cut > 0)
        {
            note("papers", ImportMark.Doubtful, "title-cut-off-and-marked");
        }

        if (counted > 0)
        {
            note("papers", ImportMark.Derived, "one-original-where-no-number");
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Bpm.Procedures.Import;

/// <summary>
/// Reads rows from a grid of cells (CSV, Excel). The header is the row, or the two rows under a merged title, whose
/// words are known columns; titles above it and columns that nobody knows are left alone.
/// </summary>
public static class TableRows
{
    /// <summary>How far down the header is looked for.</summary>
    private const int HeaderWithin = 20;

    /// <summary>The columns that a row is made of, and the words by which they are known, without tone marks.</summary>
    private static readonly (string Column, string[] Words)[] s_columns =
    [
        (
            "code",
            ["ma thu tuc", "ma tthc", "ma so tthc", "ma so thu tuc", "ma ho so tthc", "procedure code", "code", "ma"]
        ),
        ("name", ["ten thu tuc", "ten tthc", "thu tuc hanh chinh", "name", "ten"]),
        ("field", ["linh vuc", "field"]),
        (
            "handledBy",
            ["co quan thuc hien", "co quan giai quyet", "co quan co tham quyen", "don vi thuc hien", "agency"]
        ),
        ("levels", ["cap thuc hien", "cap giai quyet", "level"]),
        ("limit", ["thoi han giai quyet", "thoi gian giai quyet", "thoi han", "limit"]),
        ("fees", ["phi, le phi", "phi/le phi", "le phi", "muc phi", "phi", "fee"]),
        ("online", ["muc do dvc", "dich vu cong truc tuyen", "truc tuyen", "online"]),
        ("papers", ["thanh phan ho so", "papers"]),
        ("result", ["ket qua", "result"]),
        ("decision", ["quyet dinh cong bo", "so quyet dinh", "quyet dinh", "decision"]),
    ];

    /// <param name="more">Header words of the caller's own, on top: header to column.</param>
    public static RowList Read(
        IReadOnlyList<ImmutableArray<string>> grid,
        IReadOnlyDictionary<string, string>? more = null
    )
    {
        var (header, columns) = Header(grid, more);
        if (!columns.ContainsKey("code") || !columns.ContainsKey("name"))
        {
            return new RowList(
                [],
                [new BadRow(1, "", "no header names a column of codes and one of names; map them with --map")]
            );
        }

        var rows = ImmutableArray.CreateBuilder<CatalogueRow>();
        var bad = ImmutableArray.CreateBuilder<BadRow>();
        for (var i = header + 1; i < grid.Count; i++)
        {
            var cells = grid[i];
            if (cells.All(c => ListText.Clean(c).Length == 0))
            {
                continue;
            }

            if (Text("code").Length == 0 && Text("name").Length == 0)
            {
                continue;
            }

            // A title between the rows (a field, a department) has one filled cell.
            if (Text("code").Length == 0 && cells.Count(c => ListText.Clean(c).Length > 0) == 1)
            {
                continue;
            }

            rows.Add(Row(Text, i + 1));

            string Text(string column) =>
                columns.TryGetValue(column, out var at) && at < cells.Length ? ListText.Clean(cells[at]) : "";
        }

        return new RowList(rows.ToImmutable(), bad.ToImmutable());
    }

    private static CatalogueRow Row(Func<string, string> text, int line)
    {
        var (terms, sameDay) = LimitText.Read(text("limit"));
        var fee = ListText.Key(text("fees"));
        var papers = text("papers")
            .Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(t => new FactPaper(t, null, null))
            .ToImmutableArray();
        var online = ListText.Key(text("online"));
        var isUnread = terms.IsEmpty && !sameDay && text("limit").Length > 0;
        return new CatalogueRow(line)
        {
            Code = text("code"),
            Name = text("name"),
            Field = text("field"),
            HandledBy = text("handledBy"),
            Levels = Levels(ListText.Key(text("levels"))),
            Limit = terms.IsEmpty ? null : terms[0],
            SameDay = sameDay,
            Limits = terms.Length > 1 ? terms : [],
            UnreadLimit = isUnread ? text("limit") : "",
            Fees = Fees(fee),
            FeeFree = fee is "khong" or "0" or "mien phi" || fee.StartsWith("khong thu", StringComparison.Ordinal),
            OnlineOffered = online.Length == 0 ? null : !online.StartsWith("khong", StringComparison.Ordinal),
            OnlineLevel =
                online.Contains("toan trinh", StringComparison.Ordinal) ? "full"
                : online.Contains("mot phan", StringComparison.Ordinal) ? "partial"
                : "",
            Papers = papers,
            PapersTotal = papers.Length,
            Result = text("result"),
            Decision = text("decision"),
            Flags = terms.IsEmpty && !sameDay ? [RowFlags.NoLimit] : [],
        };
    }

    private static ImmutableArray<string> Levels(string text)
    {
        var levels = ImmutableArray.CreateBuilder<string>();
        foreach (
            var (word, level) in new[]
            {
                ("bo", "ministry"),
                ("trung uong", "ministry"),
                ("tinh", "province"),
                ("xa", "commune"),
                ("phuong", "commune"),
            }
        )
        {
            if (
                text.Split([' ', ',', ';', '/', '-'], StringSplitOptions.RemoveEmptyEntries).Contains(word)
                && !levels.Contains(level)
            )
            {
                levels.Add(level);
            }
        }

        return levels.ToImmutable();
    }

    /// <summary>Amounts such as "50.000 đồng": digits in groups, and at least a thousand, so that a form's number is none.</summary>
    private static ImmutableArray<long> Fees(string text)
    {
        const long Least = 1_000;
        return
        [
            .. text.Split([' ', ';', ':', '/', '('], StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.TrimEnd('d', '.', ',', ')').Replace(".", "", StringComparison.Ordinal))
                .Select(w =>
                    long.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : 0
                )
                .Where(a => a >= Least)
                .Distinct()
                .Order(),
        ];
    }

    private static (int Row, Dictionary<string, int> Columns) Header(
        IReadOnlyList<ImmutableArray<string>> grid,
        IReadOnlyDictionary<string, string>? more
    )
    {
        var best = (Row: -1, Columns: new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < Math.Min(grid.Count, HeaderWithin); i++)
        {
            Try(i, grid[i]);
            if (i + 1 < grid.Count)
            {
                // A merged head: the lower row names what the upper one leaves open.
                Try(i + 1, Merged(grid[i], grid[i + 1]));
            }
        }

        return best;

        void Try(int row, ImmutableArray<string> cells)
        {
            var columns = Columns(cells, more);
            if (columns.Count > best.Columns.Count)
            {
                best = (row, columns);
            }
        }
    }

    private static ImmutableArray<string> Merged(ImmutableArray<string> upper, ImmutableArray<string> lower) =>
        [
            .. Enumerable
                .Range(0, Math.Max(upper.Length, lower.Length))
                .Select(c =>
                    c < lower.Length && ListText.Clean(lower[c]).Length > 0 ? lower[c]
                    : c < upper.Length ? upper[c]
                    : ""
                ),
        ];

    private static Dictionary<string, int> Columns(
        ImmutableArray<string> cells,
        IReadOnlyDictionary<string, string>? more
    )
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var c = 0; c < cells.Length; c++)
        {
            var head = ListText.Key(cells[c]);
            if (ColumnOf(head, more) is { } column)
            {
                columns.TryAdd(column, c);
            }
        }

        return columns;
    }

    // A head is short; a whole sentence that happens to hold "tên" is none.
    private static string? ColumnOf(string head, IReadOnlyDictionary<string, string>? more)
    {
        const int LongestHead = 60;
        if (head.Length is 0 or > LongestHead)
        {
            return null;
        }

        if (more is not null && more.TryGetValue(head, out var own))
        {
            return own;
        }

        foreach (var (column, words) in s_columns)
        {
            if (
                words.Any(w =>
                    head == w
                    || (w.Contains(' ', StringComparison.Ordinal) && head.Contains(w, StringComparison.Ordinal))
                )
            )
            {
                return column;
            }
        }

        return null;
    }
}

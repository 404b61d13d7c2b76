using System.Collections.Immutable;
using Bpm.Procedures.Import;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Bpm.Server.Commands.Lists;

/// <summary>Opens a list of procedures: JSON lines, CSV in any of the usual encodings, or an Excel workbook.</summary>
internal static class ListFile
{
    /// <exception cref="CommandException">The file isn't there, has another format, or is damaged.</exception>
    public static RowList Read(string path, ImportMap map)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"there is no file '{path}'.");
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jsonl" or ".ndjson" => JsonRows.Read(ListText.Decode(File.ReadAllBytes(path))),
            ".csv" or ".tsv" or ".txt" => TableRows.Read(
                CsvGrid.Read(ListText.Decode(File.ReadAllBytes(path))),
                map.Columns
            ),
            ".xlsx" or ".xls" => TableRows.Read(Sheet(path), map.Columns),
            var other => throw new CommandException($"'{other}' is no list; give .jsonl, .csv or .xlsx."),
        };
    }

    /// <summary>The rows of a table as they stand, the headings among them.</summary>
    /// <exception cref="CommandException">The file isn't there, has another format, or is damaged.</exception>
    public static IReadOnlyList<ImmutableArray<string>> Cells(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"there is no file '{path}'.");
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" or ".txt" => CsvGrid.Read(ListText.Decode(File.ReadAllBytes(path))),
            ".xlsx" or ".xls" => Sheet(path),
            var other => throw new CommandException($"'{other}' is no table; give .xlsx or .csv."),
        };
    }

    /// <summary>The first sheet that has rows; a merged cell stands in every cell that it covers.</summary>
    private static List<ImmutableArray<string>> Sheet(string path)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateReader(stream);
            do
            {
                var rows = Rows(reader);
                if (rows.Count > 0)
                {
                    return rows;
                }
            } while (reader.NextResult());

            return [];
        }
        catch (Exception broken)
            when (broken is ExcelReaderException or InvalidDataException or IOException or System.Xml.XmlException)
        {
            throw new CommandException($"'{path}' is no Excel workbook that can be read: {broken.Message}", broken);
        }
    }

    private static List<ImmutableArray<string>> Rows(IExcelDataReader reader)
    {
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(c => Text(reader.GetValue(c)))]);
        }

        foreach (var range in reader.MergeCells ?? [])
        {
            for (var r = range.FromRow; r <= Math.Min(range.ToRow, rows.Count - 1); r++)
            {
                for (var c = range.FromColumn; c <= Math.Min(range.ToColumn, rows[r].Length - 1); c++)
                {
                    rows[r][c] = rows[range.FromRow][range.FromColumn];
                }
            }
        }

        return [.. rows.Select(r => r.ToImmutableArray())];
    }

    // A code such as 1.010 that Excel made a number can't be told from 1.01: it is shown, and refused as no code.
    private static string Text(object? value) =>
        // Dates come as the framework's own; "s" is 2026-03-02T10:00:00, where its usual text has the month first.
        value is IFormattable date and not (double or int or decimal or TimeSpan)
            ? date.ToString("s", System.Globalization.CultureInfo.InvariantCulture)
            : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

using System.Collections.Immutable;
using System.Text;

namespace Bpm.Procedures.Import;

/// <summary>Splits comma-, semicolon- or tab-separated text into cells (RFC 4180), without ever refusing any.</summary>
public static class CsvGrid
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Rows of cells; the separator is the one that the first lines have most of outside quotes.</summary>
    public static ImmutableArray<ImmutableArray<string>> Read(string text)
    {
        var separator = Separator(text);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var row = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndCell();
                rows.Add(row.DrainToImmutable());
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            EndCell();
            rows.Add(row.DrainToImmutable());
        }

        return rows.ToImmutable();

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }

    private static char Separator(string text)
    {
        const int Looked = 4_000;
        var counts = new int[Separators.Length];
        var isQuoted = false;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Looked)))
        {
            isQuoted ^= c == '"';
            var at = Array.IndexOf(Separators, c);
            if (!isQuoted && at >= 0)
            {
                counts[at]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}

using System.Text;

namespace Bpm.Server.Features.Http;

/// <summary>
/// Lines of a CSV file that spreadsheet programs open as it is meant: UTF-8 with a mark, commas, CRLF (RFC 4180). A cell
/// that a program would take for a formula begins with an apostrophe, so that nobody's name runs anything.
/// </summary>
internal static class CsvText
{
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>Without it Excel reads Vietnamese as something else.</summary>
    public static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public static string Line(params ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                line.Append(',');
            }

            Append(line, cells[i] ?? "");
        }

        return line.Append("\r\n").ToString();
    }

    private static void Append(StringBuilder line, string cell)
    {
        var safe = IsFormula(cell) ? $"'{cell}" : cell;
        if (safe.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            line.Append(safe);
            return;
        }

        line.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    /// <summary>Programs pass over white space before they look; the wide forms are read as the narrow ones.</summary>
    private static bool IsFormula(string cell)
    {
        var text = cell.TrimStart();
        return cell.Length > 0
            && (
                cell[0] is '\t' or '\r' or '\n'
                || (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
            );
    }
}

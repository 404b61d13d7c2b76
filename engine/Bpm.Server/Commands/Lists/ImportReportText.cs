using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Procedures.Import;

namespace Bpm.Server.Commands.Lists;

/// <summary>The report of an import, for people and for programs.</summary>
internal static class ImportReportText
{
    private static readonly JsonWriterOptions s_json = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Plain(ImportResult result, bool isDryRun)
    {
        var text = new StringBuilder();
        foreach (var row in result.Rows.Where(r => r.Outcome == ImportOutcome.Refused))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"line {row.Line}: {(row.Code.Length > 0 ? row.Code : "(no code)")} refused: {row.Notes[0].Reason}\n"
            );
        }

        foreach (var row in result.Rows.Where(r => r.Diff is not null))
        {
            text.Append(row.Diff).Append('\n');
        }

        foreach (
            var (note, count) in result
                .Summary()
                .Where(s => s.Note.Mark != ImportMark.Refused || s.Note.Aspect == "papers")
        )
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{note.Aspect, -9} {Word(note.Mark), -9} {count, 6}  {note.Reason}\n"
            );
        }

        var outcomes = Enum.GetValues<ImportOutcome>()
            .Select(o => (Name: Word(o), Count: result.Count(o)))
            .Where(o => o.Count > 0)
            .Select(o => $"{o.Count} {o.Name}");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{result.Rows.Length} rows: {string.Join(", ", outcomes)}{(isDryRun ? " (dry run: nothing was written)" : "")}\n"
        );
        return text.ToString();
    }

    public static string Json(ImportResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_json))
        {
            json.WriteStartObject();
            foreach (var outcome in Enum.GetValues<ImportOutcome>())
            {
                json.WriteNumber(Word(outcome), result.Count(outcome));
            }

            json.WriteStartArray("rows");
            foreach (var row in result.Rows)
            {
                json.WriteStartObject();
                json.WriteNumber("line", row.Line);
                json.WriteString("code", row.Code);
                json.WriteString("outcome", Word(row.Outcome));
                Optional(json, "path", row.Path);
                Optional(json, "template", row.Template);
                json.WriteStartArray("notes");
                foreach (var note in row.Notes)
                {
                    json.WriteStartObject();
                    json.WriteString("aspect", note.Aspect);
                    json.WriteString("mark", Word(note.Mark));
                    json.WriteString("reason", note.Reason);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                Optional(json, "diff", row.Diff);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

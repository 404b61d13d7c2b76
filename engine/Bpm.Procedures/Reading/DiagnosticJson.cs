using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bpm.Procedures.Reading;

/// <summary>
/// Writes findings for programs: <c>[{ code, severity, file, line, column, length, message, messageEn, hint?, hintEn? }]</c>,
/// message and hint in Vietnamese, as refusals have them; keys may be added, never renamed.
/// </summary>
public static class DiagnosticJson
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(IEnumerable<Diagnostic> diagnostics)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            Write(json, diagnostics);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the array where the writer stands, for a larger document.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray();
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", DiagnosticText.Word(diagnostic.Severity));
            json.WriteString("file", diagnostic.Position.File);
            json.WriteNumber("line", diagnostic.Position.Line);
            json.WriteNumber("column", diagnostic.Position.Column);
            json.WriteNumber("length", diagnostic.Length);
            json.WriteString("message", diagnostic.Message.Vi);
            json.WriteString("messageEn", diagnostic.Message.En);
            if (diagnostic.Hint is { } hint)
            {
                json.WriteString("hint", hint.Vi);
                json.WriteString("hintEn", hint.En);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Commands.Time;

/// <summary>A proof as a table that a person can re-add, and as JSON.</summary>
internal static class ProofText
{
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line a stretch: minutes with a plus add up to the total; those in brackets count in the calendar but aren't charged.</summary>
    public static string Table(ClockProof proof, Func<string, string>? reasonOf = null)
    {
        var text = new StringBuilder();
        Row(text, "from", "to", "what", "minutes", "total", "why");
        foreach (var line in proof.Lines)
        {
            var adds = line.Kind is ProofKind.Counted or ProofKind.Remaining;
            var minutes = line.Minutes.ToString(CultureInfo.InvariantCulture);
            Row(
                text,
                MomentText.Text(line.From),
                MomentText.Text(line.To),
                ClockTexts.KindCode(line.Kind),
                (adds, line.Minutes) switch
                {
                    (true, _) => $"+{minutes}",
                    (_, 0) => minutes,
                    _ => $"({minutes})",
                },
                line.RunningTotal.ToString(CultureInfo.InvariantCulture),
                string.Join(
                    ", ",
                    new[] { reasonOf?.Invoke(line.Reason) ?? line.Reason, line.Detail, line.Basis }.OfType<string>()
                )
            );
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"total {proof.TotalMinutes} minutes in the calendar {proof.Calendar}, version {proof.CalendarVersion}\n"
        );
        return text.ToString();
    }

    /// <summary>Writes <c>"proof":[{from, to, kind, minutes, runningTotal, reason, detail?, basis?}]</c> into an open object.</summary>
    public static void Write(Utf8JsonWriter json, ClockProof proof, Func<string, string>? reasonOf = null)
    {
        json.WriteStartArray("proof");
        foreach (var line in proof.Lines)
        {
            json.WriteStartObject();
            json.WriteString("from", MomentText.Text(line.From));
            json.WriteString("to", MomentText.Text(line.To));
            json.WriteString("kind", ClockTexts.KindCode(line.Kind));
            json.WriteNumber("minutes", line.Minutes);
            json.WriteNumber("runningTotal", line.RunningTotal);
            json.WriteString("reason", reasonOf?.Invoke(line.Reason) ?? line.Reason);
            if (line.Detail is { } detail)
            {
                json.WriteString("detail", detail);
            }

            if (line.Basis is { } basis)
            {
                json.WriteString("basis", basis);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>One JSON object as text, without a line break.</summary>
    public static string Object(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Row(
        StringBuilder text,
        string from,
        string to,
        string what,
        string minutes,
        string total,
        string why
    ) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"{from, -16}  {to, -16}  {what, -11}  {minutes, 8}  {total, 8}  {why}\n"
        );
}

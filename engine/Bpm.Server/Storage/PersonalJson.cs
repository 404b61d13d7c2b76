using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Procedures;

namespace Bpm.Server.Storage;

/// <summary>
/// Personal data as stored bytes: canonical JSON (fixed members, form fields in ordinal order, no white space), so that
/// the same data has the same digest.
/// </summary>
internal static class PersonalJson
{
    public const int SaltBytes = 16;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lower-case hex of SHA-256(salt ‖ data): without the erased salt and data nobody can guess back.</summary>
    public static string Digest(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> data) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. data]));

    public static byte[] Write(PersonalData personal)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            WriteApplicant(json, personal.Applicant);
            json.WriteStartObject("form");
            foreach (var (field, value) in personal.Form.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                WriteField(json, field, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static PersonalData Read(ReadOnlyMemory<byte> data)
    {
        using var document = JsonDocument.Parse(data);
        var applicant = document.RootElement.GetProperty("applicant");
        return new PersonalData(
            new Applicant(
                Text(applicant, "name")!,
                Text(applicant, "identityNumber")!,
                Text(applicant, "phone")!,
                Text(applicant, "email"),
                Text(applicant, "address"),
                applicant.TryGetProperty("by", out var by)
                    ? new Representative(Text(by, "name")!, Text(by, "identityNumber")!)
                    : null
            ),
            document
                .RootElement.GetProperty("form")
                .EnumerateObject()
                .ToImmutableDictionary(f => f.Name, f => ReadField(f.Value))
        );
    }

    private static void WriteApplicant(Utf8JsonWriter json, Applicant applicant)
    {
        json.WriteStartObject("applicant");
        json.WriteString("name", applicant.Name);
        json.WriteString("identityNumber", applicant.IdentityNumber);
        json.WriteString("phone", applicant.Phone);
        if (applicant.Email is not null)
        {
            json.WriteString("email", applicant.Email);
        }

        if (applicant.Address is not null)
        {
            json.WriteString("address", applicant.Address);
        }

        if (applicant.By is { } by)
        {
            json.WriteStartObject("by");
            json.WriteString("name", by.Name);
            json.WriteString("identityNumber", by.IdentityNumber);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, string field, FactValue value)
    {
        switch (value)
        {
            case FactValue.Text text:
                json.WriteString(field, text.Value);
                break;
            case FactValue.Number number:
                json.WriteNumber(field, number.Value);
                break;
            case FactValue.YesNo yesNo:
                json.WriteBoolean(field, yesNo.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "No such kind of answer.");
        }
    }

    private static FactValue ReadField(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => new FactValue.Text(value.GetString()!),
            JsonValueKind.Number => new FactValue.Number(value.GetDecimal()),
            JsonValueKind.True => new FactValue.YesNo(true),
            JsonValueKind.False => new FactValue.YesNo(false),
            _ => throw new JsonException($"A form answer cannot be {value.ValueKind}."),
        };

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.GetString() : null;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Events;

/// <summary>How values stand in stored events: local moments to the minute, terms in their English words.</summary>
internal static class EventJson
{
    public static readonly JsonSerializerOptions Options = Make();

    /// <summary>For whoever writes events one by one: the same letters as <see cref="Options"/>.</summary>
    public static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Vietnamese stays readable in the record; nothing here is ever written into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectRequiredConstructorParameters = false,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new MomentConverter());
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new TermConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary><c>2026-03-12T17:30</c>, by hand: half of all events have one, and a pattern takes ten times as long.</summary>
    private sealed class MomentConverter : JsonConverter<LocalDateTime>
    {
        private const int Length = 16;

        public override LocalDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[Length];
            if (
                Copy(ref reader, text) == Length
                && (text[4], text[7], text[10], text[13]) is ((byte)'-', (byte)'-', (byte)'T', (byte)':')
                && Utf8.Number(text[..4], out var year)
                && Utf8.Number(text[5..7], out var month)
                && Utf8.Number(text[8..10], out var day)
                && Utf8.Time(text[11..], out var time)
                && year > 0
                && month is > 0 and <= 12
                && day > 0
                && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            )
            {
                return new LocalDate(year, month, day) + time;
            }

            throw new JsonException("A moment stands as 2026-03-12T17:30.");
        }

        public override void Write(Utf8JsonWriter writer, LocalDateTime value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[Length];
            Utf8.Put(value.Year, text[..4]);
            text[4] = (byte)'-';
            Utf8.Put(value.Month, text[5..7]);
            text[7] = (byte)'-';
            Utf8.Put(value.Day, text[8..10]);
            text[10] = (byte)'T';
            Utf8.Put(value.TimeOfDay, text[11..]);
            writer.WriteStringValue(text);
        }
    }

    /// <summary><c>17:30</c>.</summary>
    private sealed class TimeConverter : JsonConverter<LocalTime>
    {
        private const int Length = 5;

        public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[Length];
            return Copy(ref reader, text) == Length && Utf8.Time(text, out var time)
                ? time
                : throw new JsonException("A time stands as 17:30.");
        }

        public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[Length];
            Utf8.Put(value, text);
            writer.WriteStringValue(text);
        }
    }

    private sealed class TermConverter : JsonConverter<Term>
    {
        public override Term Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Term.TryParse(reader.GetString() ?? "", out var term, out var error)
                ? term
                : throw new JsonException(error?.En);

        public override void Write(Utf8JsonWriter writer, Term value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    /// <returns>Bytes copied; -1 when it is no string, or does not fit.</returns>
    private static int Copy(ref Utf8JsonReader reader, scoped Span<byte> text) =>
        reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan.Length <= text.Length
            ? reader.CopyString(text)
            : -1;

    /// <summary>Numbers with leading zeros, as ASCII.</summary>
    private static class Utf8
    {
        public static void Put(LocalTime time, Span<byte> text)
        {
            Put(time.Hour, text[..2]);
            text[2] = (byte)':';
            Put(time.Minute, text[3..5]);
        }

        public static void Put(int number, Span<byte> digits)
        {
            for (var i = digits.Length - 1; i >= 0; i--)
            {
                digits[i] = (byte)('0' + (number % 10));
                number /= 10;
            }
        }

        public static bool Time(ReadOnlySpan<byte> text, out LocalTime time)
        {
            time = default;
            if (
                text[2] != (byte)':'
                || !Number(text[..2], out var hour)
                || !Number(text[3..5], out var minute)
                || hour > 23
                || minute > 59
            )
            {
                return false;
            }

            time = new LocalTime(hour, minute);
            return true;
        }

        public static bool Number(ReadOnlySpan<byte> digits, out int number)
        {
            number = 0;
            foreach (var digit in digits)
            {
                if (!char.IsAsciiDigit((char)digit))
                {
                    return false;
                }

                number = (number * 10) + digit - '0';
            }

            return true;
        }
    }
}

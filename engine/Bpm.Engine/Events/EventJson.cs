using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Engine.Events;

/// <summary>How values stand in stored events: local moments to the minute, terms in their English words.</summary>
internal static class EventJson
{
    private static readonly LocalDateTimePattern MomentPattern = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    // After the patterns that it uses: static members are made in the order of the text.
    public static readonly JsonSerializerOptions Options = Make();

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
        options.Converters.Add(
            new TextConverter<LocalDateTime>(MomentPattern.Format, text => MomentPattern.Parse(text).GetValueOrThrow())
        );
        options.Converters.Add(
            new TextConverter<LocalTime>(TimePattern.Format, text => TimePattern.Parse(text).GetValueOrThrow())
        );
        options.Converters.Add(new TextConverter<Term>(term => term.ToString(), Term.Parse));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>A value that stands as one string.</summary>
    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is null.");
            try
            {
                return read(text);
            }
            catch (FormatException error)
            {
                throw new JsonException(error.Message, error);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }
}

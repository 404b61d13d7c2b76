using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Engine.Tests;

/// <summary>The bytes of events are hashed and kept for ever: they may never change.</summary>
public sealed class EventJsonTests
{
    /// <summary>A few by letter, so that the reference below cannot drift with the code.</summary>
    [Fact]
    public void Bytes_are_canonical()
    {
        Text(new TaskClaimed("appraise.1", "xl1")).ShouldBe("""{"task":"appraise.1","by":"xl1"}""");
        Text(
                new TaskOpened(
                    "sign.1",
                    "sign",
                    1,
                    Branch: null,
                    "land",
                    "leader",
                    Assignee: null,
                    Term.OfWorkingDays(0.5m),
                    new LocalDateTime(2026, 3, 2, 7, 5),
                    SetBy: null,
                    "nghe-an"
                )
            )
            .ShouldBe(
                """{"task":"sign.1","step":"sign","visit":1,"unit":"land","role":"leader","term":"0.5 working days","due":"2026-03-02T07:05","calendar":"nghe-an"}"""
            );
        Text(new DossierRefused("Thiếu <đơn> & \"bản vẽ\"")).ShouldBe("""{"reason":"Thiếu <đơn> & \"bản vẽ\""}""");
        Encoding
            .UTF8.GetString(EventTypes.WriteAll([new TaskReleased("a.1"), new TaskClaimed("a.1", "b")]))
            .ShouldBe("""[["task-released",1,{"task":"a.1"}],["task-claimed",1,{"task":"a.1","by":"b"}]]""");
    }

    /// <summary>Every type, with every member filled and with those that may be left out left out.</summary>
    [Fact]
    public void Every_event_is_written_as_the_plain_serializer_does_and_comes_back()
    {
        foreach (var (type, version, record) in EventTypes.All)
        {
            foreach (var full in new[] { true, false })
            {
                var change = (DossierEvent)Sample(record, full)!;
                var expected = JsonSerializer.SerializeToUtf8Bytes(change, record, Reference);
                Encoding.UTF8.GetString(EventTypes.Write(change)).ShouldBe(Encoding.UTF8.GetString(expected));
                var back = EventTypes.Read(type, version, expected);
                EventTypes.Write(back).ShouldBe(expected);
                EventTypes.Write(EventTypes.ReadAll(EventTypes.WriteAll([change, change]))[1]).ShouldBe(expected);
            }
        }
    }

    [Theory]
    [InlineData("2026-02-29T07:30")]
    [InlineData("2026-13-01T07:30")]
    [InlineData("2026-12-01T24:00")]
    [InlineData("2026-12-01 07:30")]
    [InlineData("2026-12-01T07:30:00")]
    [InlineData("2026-12-01T0７:30")]
    [InlineData("")]
    public void A_moment_that_is_none_is_refused(string due) =>
        Should.Throw<EventFormatException>(() =>
            EventTypes.Read("task-resumed", 1, Encoding.UTF8.GetBytes($$"""{"task":"a.1","due":"{{due}}"}"""))
        );

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[[\"task-claimed\",1,{\"task\":\"a\",\"by\":\"b\"}]] ]")]
    [InlineData("[[\"task-claimed\",1,{\"task\":\"a\",\"by\":\"b\"}]")]
    [InlineData("[[\"task-claimed\",1,null]]")]
    [InlineData("[[\"task-claimed\",1.5,{}]]")]
    [InlineData("[[\"task-claimed\",7,{}]]")]
    [InlineData("[[\"of-tomorrow\",1,{}]]")]
    public void Bytes_that_are_no_events_are_refused(string text) =>
        Should.Throw<EventFormatException>(() => EventTypes.ReadAll(Encoding.UTF8.GetBytes(text)));

    private static string Text(DossierEvent change) => Encoding.UTF8.GetString(EventTypes.Write(change));

    /// <summary>How events were written first: by the serializer and NodaTime's patterns alone.</summary>
    private static readonly JsonSerializerOptions Reference = MakeReference();

    private static JsonSerializerOptions MakeReference()
    {
        var moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new AsText<LocalDateTime>(moment.Format));
        options.Converters.Add(new AsText<LocalTime>(time.Format));
        options.Converters.Add(new AsText<Term>(term => term.ToString()));
        return options;
    }

    private sealed class AsText<T>(Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    /// <summary>A value of the type: every member filled, or only those that must be.</summary>
    private static object? Sample(Type type, bool full)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return full ? Sample(underlying, full) : null;
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(full ? Enum.GetValues(type).Length - 1 : 0);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return typeof(EventJsonTests)
                .GetMethod(nameof(Samples), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetGenericArguments())
                .Invoke(null, [full]);
        }

        return type switch
        {
            _ when type == typeof(string) => full ? "Văn bản “số 1” \\ <a> \u2028" : "",
            _ when type == typeof(int) => full ? 12 : 0,
            _ when type == typeof(long) => full ? 150_000L : 0L,
            _ when type == typeof(bool) => full,
            _ when type == typeof(Term) => full ? Term.OfHalfWorkingDays(5) : Term.SameDay,
            _ when type == typeof(LocalDateTime) => full
                ? new LocalDateTime(2026, 12, 31, 23, 59, 59)
                : new LocalDateTime(987, 1, 2, 3, 4),
            _ when type == typeof(LocalTime) => full ? new LocalTime(15, 0, 30) : LocalTime.Midnight,
            _ when type == typeof(LocalDate) => new LocalDate(2026, 11, 22),
            _ => Record(type, full),
        };
    }

    private static ImmutableArray<T> Samples<T>(bool full) =>
        full ? [(T)Sample(typeof(T), full)!, (T)Sample(typeof(T), full: false)!] : [];

    private static object Record(Type type, bool full)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var nullability = new NullabilityInfoContext();
        return constructor.Invoke([
            .. constructor
                .GetParameters()
                .Select(p =>
                    !full && nullability.Create(p).ReadState == NullabilityState.Nullable
                        ? null
                        : Sample(p.ParameterType, full)
                ),
        ]);
    }
}

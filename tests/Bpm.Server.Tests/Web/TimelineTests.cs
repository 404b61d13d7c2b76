using Bpm.Engine.Events;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Bpm.WorkingTime;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bpm.Server.Tests.Web;

/// <summary>Every event has words in both languages.</summary>
[Collection(nameof(WebCollection))]
public sealed class TimelineTests(SharedServer shared)
{
    [Fact]
    public async Task Every_type_of_event_has_words_in_both_languages()
    {
        var server = shared.Server;
        using var desk = await server.SignIn("tn1");
        var code = await LandTransfer.Receive(desk);
        var cancellation = TestContext.Current.CancellationToken;
        var stored = await server.Services.GetRequiredService<DossierReader>().ByCode(code, cancellation);
        var picture = await server
            .Services.GetRequiredService<DossierPictures>()
            .Of(stored!, new Engine.Actor("tn1", []), Language.Vietnamese, Instant.MinValue, cancellation);

        foreach (var (type, _, record) in EventTypes.All)
        {
            var sample = Sample(record);
            var vietnamese = Content.TimelineTexts.Of(sample, picture);
            var english = Content.TimelineTexts.Of(sample, picture with { Language = Language.English });
            vietnamese.Title.ShouldNotBeNullOrWhiteSpace(type);
            english.Title.ShouldNotBe(vietnamese.Title, type);
            vietnamese.Icon.ShouldBe(english.Icon);
        }
    }

    /// <summary>An event with plain values in every member.</summary>
    private static DossierEvent Sample(Type record)
    {
        var constructor = record.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return (DossierEvent)constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
    }

    private static object? Value(Type type)
    {
        if (type == typeof(string))
        {
            return "x";
        }

        if (type.IsGenericType && type.Name.StartsWith("ImmutableArray", StringComparison.Ordinal))
        {
            return type.GetField("Empty")!.GetValue(null);
        }

        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}

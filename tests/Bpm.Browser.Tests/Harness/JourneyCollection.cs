namespace Bpm.Browser.Tests.Harness;

/// <summary>All journeys share one server and one browser.</summary>
[CollectionDefinition(nameof(JourneyCollection))]
public sealed class JourneyCollection : ICollectionFixture<Journey>;

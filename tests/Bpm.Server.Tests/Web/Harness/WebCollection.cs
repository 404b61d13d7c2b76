namespace Bpm.Server.Tests.Web.Harness;

/// <summary>One server with its demo data for the tests that only add dossiers of their own. They run one after the other.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal WebServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await WebServer.Start();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}

[CollectionDefinition(nameof(WebCollection))]
public sealed class WebCollection : ICollectionFixture<SharedServer>;

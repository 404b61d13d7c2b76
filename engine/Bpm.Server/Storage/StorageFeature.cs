using Bpm.Engine;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Storage.Roots;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>
/// Registers storage. The program calls <see cref="SchemaRunner.Run"/> before it starts the host; the writer is a
/// hosted service and drains when the host stops.
/// </summary>
internal static class StorageFeature
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton<StoreConnections>();
        services.AddDbContextFactory<BpmDb>((s, db) => s.GetRequiredService<StoreConnections>().Configure(db));
        services.AddSingleton(new DossierCache());
        services.AddSingleton<LiveNotices>();
        services.AddSingleton(s => new CommandWriter(
            Decide.Command,
            s.GetRequiredService<StoreConnections>(),
            s.GetRequiredService<DossierCache>(),
            s.GetRequiredService<IClock>(),
            s.GetRequiredService<LiveNotices>(),
            s.GetRequiredService<ILogger<CommandWriter>>()
        ));
        services.AddHostedService(s => s.GetRequiredService<CommandWriter>());
        services.AddSingleton<DossierReader>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<PublicationStore>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<RootSigner>();
        services.AddSingleton<Erasure>();
        return services;
    }
}

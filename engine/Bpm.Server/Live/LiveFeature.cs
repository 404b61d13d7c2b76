using Bpm.Server.Storage;

namespace Bpm.Server.Live;

/// <summary>The live notices: hub, followers, pump.</summary>
internal static class LiveFeature
{
    public const string HubPath = "/hubs/tasks";

    public static void AddLive(this IServiceCollection services, StorageOptions storage)
    {
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 4 * 1024);
        services.AddSingleton<Followers>();
        services.AddSingleton<HubWatch>();
        services.AddHostedService(s => s.GetRequiredService<HubWatch>());
        services.AddHostedService<NoticePump>();
        if (storage.Provider == StorageProvider.Postgres)
        {
            services.AddHostedService<NodeNotices>();
        }
    }

    /// <summary>A page of another site may not open a connection in the reader's name.</summary>
    public static void UseSameOriginHubs(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var origin = http.Request.Headers.Origin.ToString();
                var foreign =
                    origin.Length > 0
                    && http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
                    && !(
                        Uri.TryCreate(origin, UriKind.Absolute, out var from)
                        && from.Authority == http.Request.Host.Value
                    );
                if (!foreign)
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        );
}

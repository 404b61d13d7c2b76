using Bpm.Server.Outgoing.Channels;
using Bpm.Server.Outgoing.Webhooks;

namespace Bpm.Server.Outgoing;

/// <summary>Everything that leaves the house: ways to tell people, webhooks. The jobs send.</summary>
internal static class OutgoingFeature
{
    public static void AddOutgoing(this IServiceCollection services, OutgoingOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Outbox>();
        services.AddSingleton<AlarmAudience>();
        services.AddSingleton<NoticePlanner>();
        services.AddSingleton<NoticeWays>();
        services.AddSingleton<WebhookAddress>();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<CloudEvents>();
        services.AddSingleton<INoticeChannel, WebhookChannel>();
        if (options.Smtp is { } smtp)
        {
            services.AddSingleton<INoticeChannel>(new EmailChannel(smtp));
        }

        services.AddSingleton<TestGateway>();
        services.AddSingleton<IPhoneGateway>(s => s.GetRequiredService<TestGateway>());
        if (options.TestSms)
        {
            services.AddSingleton<INoticeChannel>(s => Phone(s, NoticeChannels.Sms));
        }

        if (options.TestZalo)
        {
            services.AddSingleton<INoticeChannel>(s => Phone(s, NoticeChannels.Zalo));
        }
    }

    private static PhoneChannel Phone(IServiceProvider services, string name) =>
        new(name, services.GetRequiredService<IPhoneGateway>());
}

using Bpm.Server.Jobs;
using Bpm.Server.Outgoing;
using Bpm.Server.Outgoing.Webhooks;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Server.Tests.Outgoing.Harness;

/// <summary>The jobs of a server, one run at a time, and what they left.</summary>
internal static class Outside
{
    public static Dictionary<string, string?> LoopbackAllowed =>
        new() { ["Bpm:Outgoing:PrivateNetworks"] = "127.0.0.0/8" };

    /// <summary>Records what is due by now.</summary>
    public static Task<int> Scan(this WebServer server) =>
        server.Services.GetRequiredService<DeadlineScan>().Run(TestContext.Current.CancellationToken);

    public static Task<int> SendNotices(this WebServer server) =>
        server.Services.GetRequiredService<NoticeDelivery>().Run(TestContext.Current.CancellationToken);

    public static Task<int> SendEvents(this WebServer server) =>
        server.Services.GetRequiredService<EventFeed>().Run(TestContext.Current.CancellationToken);

    public static async Task<List<OutboxRow>> OutboxOf(this WebServer server, string code)
    {
        await using var db = await Db(server);
        return await db
            .Outbox.Where(o => db.Dossiers.Any(d => d.Id == o.Dossier && d.Code == code))
            .OrderBy(o => o.Kind)
            .ThenBy(o => o.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public static Task<BpmDb> Db(this WebServer server) =>
        server
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);

    public static async Task Wants(this Api person, string channel, string address, params string[] kinds) =>
        (
            await person.Put(
                "/me/contacts",
                new
                {
                    contacts = new[]
                    {
                        new
                        {
                            channel,
                            address,
                            language = "vi",
                            kinds,
                        },
                    },
                }
            )
        ).Ok();

    /// <returns>Its id and its secret.</returns>
    public static async Task<(string Id, string Secret)> MakeWebhook(
        this Api administrator,
        string url,
        string sends,
        string[]? types = null,
        bool personal = false
    )
    {
        var made = (
            await administrator.Post(
                "/webhooks",
                new
                {
                    name = "Hệ thống khác",
                    url,
                    sends,
                    types,
                    personal,
                }
            )
        ).Ok();
        return (made["webhook"].GetProperty("id").GetString()!, made["secret"].GetString()!);
    }
}

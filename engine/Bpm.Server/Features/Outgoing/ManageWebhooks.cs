using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Outgoing;
using Bpm.Server.Outgoing.Webhooks;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Outgoing;

/// <summary>An administrator says which other systems are told of what.</summary>
internal static class ManageWebhooks
{
    public static async Task<Results<Ok<IReadOnlyList<WebhookView>>, ProblemHttpResult>> List(
        Caller caller,
        WebhookStore webhooks,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        var newest = await Newest(databases, cancellation);
        IReadOnlyList<WebhookView> views =
        [
            .. (await webhooks.Open(null, cancellation)).Select(w => ViewOf(w, newest)),
        ];
        return TypedResults.Ok(views);
    }

    public static async Task<Results<Ok<NewWebhookView>, ProblemHttpResult>> Make(
        NewWebhookRequest body,
        Caller caller,
        WebhookStore webhooks,
        WebhookAddress addresses,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (await Wrong(body, caller, addresses, cancellation) is { } problem)
        {
            return problem;
        }

        if ((await webhooks.Open(null, cancellation)).Count >= OutgoingLimits.MaxWebhooks)
        {
            return Problems.Of("webhooks-too-many", caller);
        }

        var made = await webhooks.Make(
            caller.CommandId,
            TextCheck.Clean(body.Name)!,
            body.Url,
            body.Sends,
            string.Join(' ', (body.Types ?? []).Distinct().Order(StringComparer.Ordinal)),
            body.Personal,
            caller.User,
            cancellation
        );
        return made is var (row, secret)
            ? TypedResults.Ok(new NewWebhookView(ViewOf(row, row.Position), secret))
            : Problems.Of("webhook-made-already", caller);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> End(
        string webhook,
        Caller caller,
        WebhookStore webhooks,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        return await webhooks.End(webhook, cancellation)
            ? TypedResults.NoContent()
            : Problems.Of("webhook-unknown", caller);
    }

    /// <summary>Sends the events after a place in the record again, under the ids that they had.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Replay(
        string webhook,
        ReplayRequest body,
        Caller caller,
        WebhookStore webhooks,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        var after = Math.Clamp(body.After, 0, await Newest(databases, cancellation));
        return await webhooks.Replay(webhook, after, cancellation)
            ? TypedResults.NoContent()
            : Problems.Of("webhook-unknown", caller);
    }

    private static async Task<ProblemHttpResult?> Wrong(
        NewWebhookRequest body,
        Caller caller,
        WebhookAddress addresses,
        CancellationToken cancellation
    )
    {
        var errors = new List<FieldProblem>();
        if (TextCheck.Clean(body.Name) is not { Length: <= Limits.MaxName })
        {
            errors.Add(new("name", InputTexts.Missing(caller.Language)));
        }

        IReadOnlyList<string> types = body.Sends switch
        {
            WebhookStore.Events => [.. EventTypes.All.Select(t => t.Type)],
            WebhookStore.Notices => NoticeKinds.All,
            _ => [],
        };
        if (types.Count == 0)
        {
            errors.Add(new("sends", $"{WebhookStore.Notices}, {WebhookStore.Events}"));
        }
        else if ((body.Types ?? []).Except(types).Any())
        {
            errors.Add(new("types", NoticeTexts.UnknownKind(caller.Language)));
        }

        if (await addresses.Problem(body.Url, cancellation) is { } code)
        {
            errors.Add(new("url", NoticeTexts.WrongWebhook(code, caller.Language)));
        }

        return errors.Count == 0 ? null : Problems.Input(caller, errors);
    }

    private static async Task<long> Newest(IDbContextFactory<BpmDb> databases, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
    }

    private static WebhookView ViewOf(WebhookRow row, long newest) =>
        new(
            row.Id,
            row.Name,
            row.Url,
            row.Sends,
            row.Types.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.Personal,
            row.MadeBy,
            Instant.FromUnixTimeMilliseconds(row.MadeAt).Iso(),
            row.Sends == WebhookStore.Events ? newest - row.Position : null,
            row.Attempts,
            row.Why
        );
}

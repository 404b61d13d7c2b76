using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Outgoing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Outgoing;

/// <summary>An administrator looks at what was sent or was not, and lets it be tried again.</summary>
internal static class ManageOutbox
{
    /// <param name="state">Of <see cref="Outbox.States"/>.</param>
    public static async Task<Results<Ok<IReadOnlyList<OutboxView>>, ProblemHttpResult>> List(
        Caller caller,
        Outbox outbox,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation,
        string state = Outbox.Failed,
        int take = Limits.DefaultPage
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (!Outbox.States.Contains(state))
        {
            return Problems.Input(caller, [new FieldProblem("state", string.Join(", ", Outbox.States))]);
        }

        var rows = await outbox.List(state, Math.Clamp(take, 1, Limits.MaxPage), cancellation);
        string[] ids = [.. rows.Select(r => r.Dossier).Distinct()];
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var codes = await db
            .Dossiers.Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, d => d.Code, cancellation);
        IReadOnlyList<OutboxView> views =
        [
            .. rows.Select(r => new OutboxView(
                r.Id,
                r.Channel,
                r.Recipient,
                codes.GetValueOrDefault(r.Dossier),
                r.Kind,
                r.Subject,
                r.Threshold,
                r.State,
                Instant.FromUnixTimeMilliseconds(r.MadeAt).Iso(),
                Instant.FromUnixTimeMilliseconds(r.NextAt).Iso(),
                r.Attempts,
                r.Why
            )),
        ];
        return TypedResults.Ok(views);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Replay(
        string notice,
        Caller caller,
        Outbox outbox,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        return await outbox.Replay(notice, cancellation)
            ? TypedResults.NoContent()
            : Problems.Of("notice-unknown", caller);
    }
}

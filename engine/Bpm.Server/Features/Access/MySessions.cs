using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Bpm.Server.Features.Access;

/// <summary>Where am I signed in? And: end that one.</summary>
internal static class MySessions
{
    public static async Task<Ok<IReadOnlyList<SessionView>>> List(
        Caller caller,
        HttpContext http,
        Sessions sessions,
        CancellationToken cancellation
    )
    {
        var current = SignedInCookie.SessionOf(http.User);
        IReadOnlyList<SessionView> views =
        [
            .. (await sessions.Of(caller.User, cancellation)).Select(s => ViewOf(s, current)),
        ];
        return TypedResults.Ok(views);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> End(
        string session,
        Caller caller,
        Sessions sessions,
        CancellationToken cancellation
    ) =>
        await sessions.End(session, caller.User, cancellation)
            ? TypedResults.NoContent()
            : Problems.Of("session-unknown", caller);

    public static SessionView ViewOf(SessionRow session, string? current) =>
        new(
            session.Id,
            Instant.FromUnixTimeMilliseconds(session.StartedAt).Iso(),
            Instant.FromUnixTimeMilliseconds(session.SeenAt).Iso(),
            session.Agent,
            session.Address,
            session.Id == current
        );
}

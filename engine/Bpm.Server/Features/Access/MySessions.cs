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
            .. (await sessions.Of(caller.User, cancellation)).Select(s => new SessionView(
                s.Id,
                Instant.FromUnixTimeMilliseconds(s.StartedAt).Iso(),
                Instant.FromUnixTimeMilliseconds(s.SeenAt).Iso(),
                s.Agent,
                s.Address,
                s.Id == current
            )),
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
}

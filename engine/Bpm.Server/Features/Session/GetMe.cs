using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Session;

/// <summary>Who am I, and what may the app offer me?</summary>
internal static class GetMe
{
    public static async Task<Ok<Me>> Handle(
        Caller caller,
        HttpContext http,
        Publications publications,
        Names names,
        ServerOptions options,
        CancellationToken cancellation
    )
    {
        await names.Learn(caller.Actor.Grants.Select(g => g.For), cancellation);
        return TypedResults.Ok(
            SessionViewing.MeOf(caller, SignedInCookie.IsByProvider(http.User), publications, names, options)
        );
    }
}

using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Session;

/// <summary>Ends the sign-in of this browser; without one it does nothing.</summary>
internal static class SignOut
{
    public static async Task<NoContent> Handle(HttpContext http, CancellationToken cancellation)
    {
        await SignedInCookie.End(http, cancellation);
        return TypedResults.NoContent();
    }
}

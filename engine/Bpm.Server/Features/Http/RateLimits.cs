using System.Threading.RateLimiting;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.RateLimiting;

namespace Bpm.Server.Features.Http;

/// <summary>How often one address may try what guesses passwords and dossier numbers.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Token = "token";

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(
            SignIn,
            http => PerMinute(http, http.RequestServices.GetRequiredService<ServerOptions>().SignInsPerMinute)
        );
        options.AddPolicy(Token, http => PerMinute(http, Limits.TokenReadsPerMinute));
        options.OnRejected = async (context, _) =>
        {
            if (RequestLanguage.IsApi(context.HttpContext.Request))
            {
                await Problems.Write(context.HttpContext, "too-many-requests");
            }
        };
    }

    private static RateLimitPartition<string> PerMinute(HttpContext http, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(
            AddressOf(http),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) }
        );

    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}

using Bpm.Server.Demo;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Session;

/// <summary>What the sign-in page offers before anyone is known; the demo people only in demo mode.</summary>
internal static class GetSignInPage
{
    public static Ok<SignInPage> Handle(Publications publications, ServerOptions options) =>
        TypedResults.Ok(
            new SignInPage(
                options.DemoMode,
                SessionViewing.DemoSignIns(publications, options),
                options.DemoMode ? DemoPeople.Password : null
            )
        );
}

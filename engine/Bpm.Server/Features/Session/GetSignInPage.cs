using Bpm.Server.Demo;
using Bpm.Server.Features.Session.OpenId;
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
                options.LocalSignIn ? SessionViewing.DemoSignIns(publications, options) : [],
                options.DemoMode ? DemoPeople.Password : null,
                options.LocalSignIn,
                options.OpenId is { } provider ? new SignInProvider(provider.Name, OpenIdSignIn.Begins) : null
            )
        );
}

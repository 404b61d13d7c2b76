using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Session;

/// <summary>Who am I, and what may the app offer me?</summary>
internal static class GetMe
{
    public static Ok<Me> Handle(Caller caller, Publications publications, ServerOptions options) =>
        TypedResults.Ok(SessionViewing.MeOf(caller, publications, options));
}

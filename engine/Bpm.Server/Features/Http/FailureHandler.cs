using Bpm.Server.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Bpm.Server.Features.Http;

/// <summary>Turns what was thrown into a problem, for calls of the API. Pages have their own page for it.</summary>
internal sealed class FailureHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!RequestLanguage.IsApi(httpContext.Request))
        {
            return false;
        }

        await Problems.Write(httpContext, CodeOf(exception));
        return true;
    }

    private static string CodeOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => "body-too-large",
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "media-type",
            BadHttpRequestException => "body-unreadable",
            StoreException { Fault: StoreFault.OutcomeUnknown } => "outcome-unknown",
            StoreException { Fault: StoreFault.Closed or StoreFault.DiskFull or StoreFault.ReadOnly or StoreFault.Unreachable } =>
                "store-unavailable",
            _ => "unexpected",
        };
}

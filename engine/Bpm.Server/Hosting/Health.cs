using Bpm.Server.Jobs;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Hosting;

/// <summary>Two questions of an operator: does it run, and can it serve?</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(
        Publications publications,
        OrphanWatch orphans,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        if (!publications.Ready)
        {
            return TypedResults.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await db.Serials.AnyAsync(cancellation);
            // It serves all the same; whoever watches it should know.
            return TypedResults.Text(
                orphans.Found == 0 ? "ready" : $"ready, {orphans.Found} dossiers in nobody's hands: run 'bpm doctor'"
            );
        }
        // Whatever keeps the store from answering keeps the server from being ready.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return TypedResults.Text("store unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

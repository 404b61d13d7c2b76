using Bpm.Server.Demo;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Hosting;

/// <summary>What must be done after the store is open and before anybody is served.</summary>
internal sealed class Opening(
    ServerOptions options,
    Publications publications,
    DemoPeople people,
    DemoDossiers dossiers,
    IDbContextFactory<BpmDb> databases,
    ILogger<Opening> log
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        publications.Load();
        if (options.SoftwareSigning)
        {
            log.LogWarning(
                "Results are signed with the key file {File} of this server: that proves nothing about the person.",
                options.SigningKeyFile
            );
        }

        if (options.DemoMode)
        {
            await people.Seed(cancellationToken);
            await dossiers.Seed(cancellationToken);
        }
        else if (!options.LoopbackOnly)
        {
            await RefuseDemoAccounts(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A store that was tried out in demo mode holds accounts whose password everybody knows.</summary>
    private async Task RefuseDemoAccounts(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Accounts.AnyAsync(a => a.Demo, cancellation))
        {
            throw new CannotServeException(
                "This store holds demo accounts, so it is not served to other computers. "
                    + "Use another data folder (--data FOLDER), or listen on 127.0.0.1."
            );
        }
    }
}

/// <summary>The server must not start as it is set up; the message says what to change.</summary>
internal sealed class CannotServeException : Exception
{
    public CannotServeException() { }

    public CannotServeException(string message)
        : base(message) { }

    public CannotServeException(string message, Exception inner)
        : base(message, inner) { }
}

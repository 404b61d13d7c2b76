using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Commands;

/// <summary><c>bpm serve</c>: the whole product in one process.</summary>
internal static class Serve
{
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (ServerApp.UnknownSwitch(args) is { } unknown)
        {
            await errors.WriteLineAsync($"bpm serve: there is no option '{unknown}'. 'bpm serve --help' lists them.");
            return ExitCode.WrongUsage;
        }

        try
        {
            await using var app = ServerApp.Build(args);
            await ServerApp.Start(app);
            await Welcome.Print(app, output);
            await app.WaitForShutdownAsync();
            return ExitCode.Done;
        }
        catch (CannotServeException refusal)
        {
            await errors.WriteLineAsync($"bpm: {refusal.Message}");
            return ExitCode.WrongUsage;
        }
        catch (StoreException error)
        {
            await errors.WriteLineAsync($"bpm: {error.Message}");
            return ExitCode.FoundErrors;
        }
        catch (IOException error)
        {
            // The usual one: another program listens at the address already.
            await errors.WriteLineAsync($"bpm: {error.Message}");
            return ExitCode.FoundErrors;
        }
    }
}

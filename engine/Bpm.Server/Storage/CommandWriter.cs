using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using NodaTime;

namespace Bpm.Server.Storage;

internal sealed class CommandWriter(
    Func<Dossier, Command, Facts, Instant, Decision> decide,
    StorageOptions options,
    IClock clock,
    LiveNotices live
) : IHostedService, IAsyncDisposable
{
    public Task<CommandAnswer> Execute(CommandRequest request, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"Not written yet: {decide.Method} {options} {clock.GetType()} {live.GetType()}.");

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

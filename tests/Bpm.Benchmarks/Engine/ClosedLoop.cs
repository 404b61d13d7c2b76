using System.Diagnostics;
using Bpm.Server.Storage;

namespace Bpm.Benchmarks.Engine;

/// <param name="Dossiers">Received, and all finished.</param>
/// <param name="StartsPerSecond">Dossiers received a second.</param>
/// <param name="CompletionsPerSecond">Steps completed a second, beside those starts.</param>
/// <param name="CpuMicroseconds">Processor time of the whole process for one command.</param>
internal sealed record LoopResult(
    int Dossiers,
    double StartsPerSecond,
    double CompletionsPerSecond,
    double P50Ms,
    double P99Ms,
    double CommandsPerCommit,
    double CpuMicroseconds,
    double AllocatedBytes
);

/// <summary>Clients who each take one dossier after the other from reception to hand-over, and wait for every answer.</summary>
internal static class ClosedLoop
{
    public static async Task<LoopResult> Run(CommandWriter writer, BenchmarkWorld world, int clients, TimeSpan span)
    {
        var commits = writer.Commits;
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(
            Enumerable.Range(0, clients).Select(_ => Task.Run(() => Client(writer, world, started, span)))
        );
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var latencies = all.SelectMany(client => client.Latencies).Order().ToList();
        var starts = all.Sum(client => client.Starts);
        var completions = latencies.Count - starts;
        return new LoopResult(
            starts,
            starts / seconds,
            completions / seconds,
            latencies[latencies.Count / 2],
            latencies[(int)(latencies.Count * 0.99)],
            (double)latencies.Count / (writer.Commits - commits),
            (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / latencies.Count,
            (double)(GC.GetTotalAllocatedBytes() - allocated) / latencies.Count
        );
    }

    /// <summary>Makes one dossier and takes it that far.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> One(CommandWriter writer, BenchmarkWorld world, int completions)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var dossier = (await Accepted(writer, world.Receive(id))).DossierId;
        for (var step = 0; step < completions; step++)
        {
            await Accepted(writer, world.Complete($"{id}{step}", dossier, step));
        }

        return dossier;
    }

    private static async Task<(int Starts, List<double> Latencies)> Client(
        CommandWriter writer,
        BenchmarkWorld world,
        long started,
        TimeSpan span
    )
    {
        var latencies = new List<double>(16384);
        var starts = 0;
        while (Stopwatch.GetElapsedTime(started) < span)
        {
            var id = Guid.CreateVersion7().ToString("N");
            var dossier = (await Timed(writer, world.Receive(id), latencies)).DossierId;
            starts++;
            for (var step = 0; step < BenchmarkWorld.StepCount; step++)
            {
                await Timed(writer, world.Complete($"{id}{step}", dossier, step), latencies);
            }
        }

        return (starts, latencies);
    }

    private static async Task<CommandAnswer.Accepted> Timed(
        CommandWriter writer,
        CommandRequest request,
        List<double> latencies
    )
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await Accepted(writer, request);
        latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }

    private static async Task<CommandAnswer.Accepted> Accepted(CommandWriter writer, CommandRequest request) =>
        await writer.Execute(request) switch
        {
            CommandAnswer.Accepted accepted => accepted,
            CommandAnswer.Refused refused => throw new InvalidOperationException(refused.Refusal.MessageEn),
            _ => throw new InvalidOperationException("An answer accepts or refuses."),
        };
}

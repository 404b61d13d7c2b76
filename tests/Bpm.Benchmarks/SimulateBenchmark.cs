using System.Diagnostics;
using System.Globalization;
using Bpm.Engine.Simulation;
using Bpm.Procedures;
using Bpm.Server.Hosting;

namespace Bpm.Benchmarks;

/// <summary>
/// A province's year in memory: every dossier decided by the engine itself. Reading the catalogue is told apart; everything
/// else, from the arrivals to the report, counts.
/// </summary>
internal static class SimulateBenchmark
{
    private const int Year = 12;

    /// <summary><c>simulate [--json] [--dossiers N] [--threads N]</c>: 213,468 dossiers on every core unless told.</summary>
    public static int Run(string[] args)
    {
        var threads = Number(args, "--threads") ?? Environment.ProcessorCount;
        var settings = SimulationSettings.Default with { Months = Year, Dossiers = Number(args, "--dossiers") };
        var watch = Stopwatch.StartNew();
        var catalogue = Catalogue.Read(CatalogueFolder.ReadFiles(Path.Combine(Checkout.Root, "procedures")));
        var readMs = watch.Elapsed.TotalMilliseconds;
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        watch.Restart();
        var result = new Simulator(catalogue, settings, threads).Run();
        var seconds = watch.Elapsed.TotalSeconds;
        var received = result.Whole.Total["received"];
        var cpu = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds;
        var perDossier = (double)(GC.GetTotalAllocatedBytes() - allocated) / received;
        Console.WriteLine(
            args.Contains("--json", StringComparer.Ordinal)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"dossiers":{{received}},"commands":{{result.Commands}},"events":{{result.Events}},"threads":{{threads}},"seconds":{{seconds:F2}},"dossiersPerSecond":{{received / seconds:F0}},"commandsPerSecond":{{result.Commands / seconds:F0}},"cpuMicrosecondsPerDossier":{{cpu / received:F1}},"allocatedBytesPerDossier":{{perDossier:F0}},"readMs":{{readMs:F0}},"stuck":{{result.Stuck.Length}}}"""
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    dossiers      {received} in {seconds:F2} s on {threads} threads: {received / seconds:F0} a second
                    commands      {result.Commands}: {result.Commands
                        / seconds:F0} a second; {result.Events} events, {result.Alarms} alarms
                    each dossier  {cpu / received:F1} µs of processor, {perDossier:F0} bytes allocated
                    reading       {readMs:F0} ms for the catalogue, not counted above
                    stuck         {result.Stuck.Length}
                    """
                )
        );
        return 0;
    }

    private static int? Number(string[] args, string option) =>
        Array.IndexOf(args, option) is >= 0 and var at
        && at + 1 < args.Length
        && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

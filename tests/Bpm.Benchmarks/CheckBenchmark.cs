using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bpm.Engine.Examples;
using Bpm.Procedures;
using Bpm.Server.Hosting;

namespace Bpm.Benchmarks;

/// <summary>
/// The catalogue read, checked, compiled, its examples run: once in a fresh process (start of the runtime included),
/// then warm. Last the diagnostics of one long file in a world that is already read, as an editor asks for them.
/// The fresh process is the published <c>bpm check</c> when one is named, since that is what people install: a build of
/// this benchmark spends half of a cold run compiling.
/// </summary>
internal static class CheckBenchmark
{
    private const int WarmRounds = 5;
    private const int OneFileRounds = 51;
    private const int OneFileLines = 400;
    private const string Child = "--child";
    private const string Program = "--program";

    /// <summary>
    /// <c>check [FOLDER] [--program FILE] [--json]</c>; the folder is <c>procedures</c> when none is named, and the
    /// program whose cold run is measured this one.
    /// </summary>
    public static int Run(string[] args)
    {
        var at = Array.IndexOf(args, Program);
        var program = at >= 0 ? args.ElementAtOrDefault(at + 1) : null;
        if (at >= 0 && !File.Exists(program))
        {
            Console.Error.WriteLine(
                $"There is no program '{program}'. Make it: dotnet publish engine/Bpm.Server -c Release -r linux-x64 -o FOLDER"
            );
            return 2;
        }

        var folder =
            args.Where((a, i) => i != at + 1 || at < 0).FirstOrDefault(a => !a.StartsWith('-')) ?? "procedures";
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder '{folder}'.");
            return 2;
        }

        if (args.Contains(Child, StringComparer.Ordinal))
        {
            // A process that has ended cannot be asked any more: it says itself what it used.
            Check(CatalogueFolder.ReadFiles(folder));
            Console.WriteLine(
                Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)
            );
            return 0;
        }

        var (coldMs, coldCpuMs) = Cold(folder, program);
        var files = CatalogueFolder.ReadFiles(folder);
        var catalogue = Check(files);
        var warm = Fastest(WarmRounds, () => Check(files));
        var long1 = LongFile(files);
        var oneFile = Fastest(OneFileRounds, () => catalogue.ReadProcedure(long1));
        var count = catalogue.Publications.Length;
        Console.WriteLine(
            args.Contains("--json", StringComparer.Ordinal)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"procedures":{{count}},"coldMs":{{coldMs:F0}},"coldCpuMs":{{coldCpuMs:F0}},"perProcedureUs":{{warm.TotalMicroseconds / Math.Max(1, count):F1}},"oneFileMs":{{oneFile.TotalMilliseconds:F2}}}"""
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    procedures    {count}
                    cold          {coldMs:F0} ms ({coldCpuMs:F0} ms of processor time)
                    warm          {warm.TotalMicroseconds / Math.Max(1, count):F1} µs a procedure
                    one long file {oneFile.TotalMilliseconds:F2} ms
                    """
                )
        );
        return 0;
    }

    private static Catalogue Check(IReadOnlyList<SourceFile> files)
    {
        var catalogue = Catalogue.Read(files);
        _ = new ExampleRunner(catalogue).RunAll().Count();
        return catalogue;
    }

    private static (double WallMs, double CpuMs) Cold(string folder, string? program)
    {
        string[] arguments = program is null ? ["check", folder, Child] : ["check", folder, "--json"];
        var start = new ProcessStartInfo(program ?? Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The cold run failed.");
        }

        return (
            watch.Elapsed.TotalMilliseconds,
            program is null
                ? double.Parse(said, CultureInfo.InvariantCulture)
                : JsonDocument.Parse(said).RootElement.GetProperty("processorMs").GetDouble()
        );
    }

    private static TimeSpan Fastest(int rounds, Action run)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            run();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }

    // The longest file of the folder with papers added, which nothing refers to.
    private static SourceFile LongFile(IReadOnlyList<SourceFile> files)
    {
        var file = files.Where(f => CataloguePlace.Of(f.Path) == PlaceKind.Procedure).MaxBy(f => f.Bytes.Length)!;
        var lines = System.Text.Encoding.UTF8.GetString(file.Bytes.Span).Split('\n').ToList();
        var at = lines.FindIndex(l => l.StartsWith("papers:", StringComparison.Ordinal)) + 1;
        for (var i = 0; at > 0 && lines.Count < OneFileLines; i++)
        {
            lines.Insert(at, $"  - {{ id: paper-{i}, name: Giấy tờ số {i}, copies: {{ copy: 1 }} }}");
        }

        return file with
        {
            Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)),
        };
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bpm.Benchmarks.Hub;

/// <summary>
/// Live connections to a server of its own process: what each costs in memory, how late a notice comes, and that across a
/// restart every connection gets every notice once.
/// </summary>
internal static class HubBenchmark
{
    private const string Usage = """
        Usage: hub [--sockets N] [--rounds N]
          --sockets   live connections; 1,000 unless told ('ulimit -n' must allow twice as many)
          --rounds    dossiers received before the restart, and after it; 20 unless told
        """;

    private const string ServeVerb = "--serve";

    /// <summary>One person in two browsers: whatever the dossiers of her desk do concerns her, always.</summary>
    private static readonly string[] Users = ["tn1", "tn1"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static int Run(string[] args)
    {
        if (args is [ServeVerb, var folder, var address])
        {
            Serve(folder, address).GetAwaiter().GetResult();
            return 0;
        }

        var (sockets, rounds) = (1000, 20);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            switch (args[i])
            {
                case "--sockets" when number > 0:
                    sockets = number;
                    break;
                case "--rounds" when number > 0:
                    rounds = number;
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        return Measure(sockets, rounds).GetAwaiter().GetResult();
    }

    private static async Task<int> Measure(int sockets, int rounds)
    {
        using var limit = new CancellationTokenSource(Patience);
        var folder = Directory.CreateTempSubdirectory("bpm-hub-").FullName;
        var (process, address) = await Start(folder, "http://127.0.0.1:0", limit.Token);
        try
        {
            using var desk = await HubFleet.Person.SignIn(address, Users[0], "demo");
            var application = Application();
            // Warm, so that what is measured is connections.
            await Receive(desk, application, 3);
            var since = await desk.Newest();
            await using var fleet = new HubFleet();
            var before = Memory(process);
            await fleet.Start(address, Users, "demo", sockets, since, limit.Token);
            await Task.Delay(TimeSpan.FromSeconds(3), limit.Token);
            var after = Memory(process);

            var times = new List<TimeSpan>();
            for (var i = 0; i < rounds; i++)
            {
                var from = Stopwatch.GetTimestamp();
                await Receive(desk, application, 1);
                var sequence = await desk.Newest();
                await fleet.AllRead(sequence, limit.Token);
                times.AddRange(fleet.Told(sequence, from));
            }

            await Stop(process, limit.Token);
            (process, _) = await Start(folder, address.ToString(), limit.Token);
            // Some connections are back by now, others read this later by number.
            await Receive(desk, application, rounds);
            var last = await desk.Newest();
            await fleet.AllConnected(sockets, limit.Token);
            await fleet.AllRead(last, limit.Token);
            var (missed, twice, got) = await fleet.Compare(since);
            Print(sockets, (after - before) / 1024.0 / sockets, times, got, missed, twice);
            return missed + twice == 0 ? 0 : 1;
        }
        finally
        {
            await Stop(process, CancellationToken.None);
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(int sockets, double kilobytes, List<TimeSpan> times, int got, int missed, int twice)
    {
        times.Sort();
        double At(double share) => times[Math.Min(times.Count - 1, (int)(times.Count * share))].TotalMilliseconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"sockets":{{sockets}},"kilobytesPerConnection":{{kilobytes:0.0}},"noticeP50Ms":{{At(
                    0.5
                ):0}},"noticeP99Ms":{{At(0.99):0}},"notices":{{got}},"missed":{{missed}},"twice":{{twice}}}"""
            )
        );
    }

    private static async Task Receive(HubFleet.Person desk, object application, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var answer = await desk.Post("/api/v1/dossiers", application);
            answer.EnsureSuccessStatusCode();
        }
    }

    private static object Application() =>
        new
        {
            procedure = "1.012787",
            channel = "counter",
            unit = "16681-mc",
            applicant = new
            {
                name = "Đỗ Thị Thử Đường",
                identityNumber = "000000009999",
                phone = "0912 345 678",
                address = "Phường Thành Vinh",
            },
            form = new
            {
                commune = "16681",
                filer = "buyer",
                project = "Khu đô thị mẫu",
                parcel = "thửa 25, tờ 12",
                asset = "house",
                area = 120,
                remote = false,
                obligationChanged = false,
            },
            papers = new[] { "application", "contract", "handover-minutes", "acceptance" }.Select(id => new
            {
                id,
                originals = 1,
                copies = 0,
            }),
        };

    /// <summary>Resident memory, after the server's own collection has had its time.</summary>
    private static long Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static async Task<(Process Process, Uri Address)> Start(
        string folder,
        string address,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(HubBenchmark).Assembly.Location, "hub", ServeVerb, folder, address]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("serving ", StringComparison.Ordinal))
            {
                return (process, new Uri(line["serving ".Length..]));
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    private static async Task Stop(Process process, CancellationToken cancellation)
    {
        if (process.HasExited)
        {
            return;
        }

        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
    }

    private static async Task Serve(string folder, string address)
    {
        await using var app = ServerApp.Build(
            [],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["urls"] = address,
                        ["Bpm:Data"] = folder,
                        ["Bpm:Jobs"] = "false",
                        ["Bpm:SignInsPerMinute"] = "100000",
                        ["Bpm:Procedures"] = Path.Combine(Checkout.Root, "procedures"),
                    }
                );
            }
        );
        await ServerApp.Start(app);
        Console.WriteLine($"serving {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}

using Bpm.Benchmarks;

// Every benchmark stands here, by the verb that runs it.
var benchmarks = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["engine"] = Bpm.Benchmarks.Engine.EngineBenchmark.Run,
    ["check"] = CheckBenchmark.Run,
    ["simulate"] = SimulateBenchmark.Run,
    ["inbox"] = Bpm.Benchmarks.Inbox.InboxBenchmark.Run,
    ["redate"] = RedateBenchmark.Run,
    ["hub"] = Bpm.Benchmarks.Hub.HubBenchmark.Run,
    ["working-time"] = WorkingTimeBenchmark.Run,
};

if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var run))
{
    return run(args[1..]);
}

Console.Error.WriteLine($"Usage: Bpm.Benchmarks <{string.Join(" | ", benchmarks.Keys)}> [--json]");
return 2;

using System.Collections.Immutable;
using Bpm.Engine.Reports;
using Bpm.Procedures;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>
/// A synthetic province on a virtual clock: the engine that serves people, with invented applicants and officers. The same
/// catalogue, settings and seed give the same run, on any number of threads.
/// </summary>
public sealed class Simulator
{
    private readonly SimulationSettings settings;
    private readonly LineRun[] lines;
    private readonly Demand demand;
    private readonly int applications;
    private readonly ParallelOptions parallel;

    /// <param name="catalogue">Its procedures are asked for; a calendar and an organisation must be in it.</param>
    /// <param name="threads">At least 1; changes how long it takes and nothing else.</param>
    /// <param name="keepCommands">Whether <see cref="Commands"/> will be asked for.</param>
    /// <exception cref="SimulationException">The catalogue has no calendar or nothing that can be received.</exception>
    public Simulator(Catalogue catalogue, SimulationSettings settings, int threads, bool keepCommands = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        this.settings = settings;
        parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var calendar = catalogue.ProvinceCalendar ?? throw new SimulationException("There is no calendar.");
        if (settings.From < calendar.FirstDate || settings.End.Date > calendar.LastDate)
        {
            throw new SimulationException(
                $"The calendar {calendar.Name} covers {calendar.FirstDate:uuuu-MM-dd} to {calendar.LastDate:uuuu-MM-dd} only."
            );
        }

        var world = new World(catalogue);
        demand = new Demand(settings, catalogue, world, new Lines(catalogue.Province, settings.From));
        if (demand.Procedures == 0)
        {
            throw new SimulationException("No procedure of the folder can be received.");
        }

        var arrivals = new Arrivals(settings, calendar).All();
        var asked = new Application[arrivals.Length];
        Parallel.For(0, arrivals.Length, parallel, i => asked[i] = demand.Of(arrivals[i]));
        applications = asked.Length;
        // The longest line first, so that none is left alone at the end.
        var groups = asked.GroupBy(a => a.Line, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToList();
        lines = new LineRun[groups.Count];
        Parallel.For(
            0,
            groups.Count,
            parallel,
            i => lines[i] = new LineRun(settings, catalogue, world, groups[i].Key, [.. groups[i]], keepCommands)
        );
    }

    /// <summary>Runs to the end.</summary>
    public SimulationResult Run()
    {
        RunUntil(settings.End);
        return Result();
    }

    /// <summary>
    /// Runs to the end in steps, and gives the commands of each step in the order in which they happened.
    /// </summary>
    public IEnumerable<IReadOnlyList<SimulatedCommand>> Commands()
    {
        for (var end = settings.From.AtMidnight(); end < settings.End; )
        {
            end = end.PlusHours(HoursAStep);
            RunUntil(end < settings.End ? end : settings.End);
            yield return [.. lines.SelectMany(l => l.TakeCommands()).OrderBy(c => c.At)];
        }
    }

    /// <summary>What came of it so far.</summary>
    public SimulationResult Result() => new(settings, applications, [.. lines.Select(l => l.Tally)], demand.LeftOut);

    /// <summary>Everybody who worked, with what they may do, by sign-in name.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<Grant>> Officers() =>
        lines
            .SelectMany(l => l.Pools)
            .SelectMany(p => p.Officers)
            .GroupBy(o => o.User, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                g => g.Key,
                g => g.SelectMany(o => o.Actor.Grants).Distinct().ToImmutableArray(),
                StringComparer.Ordinal
            );

    private const int HoursAStep = 24;

    private void RunUntil(LocalDateTime end) =>
        Parallel.ForEach(
            // One at a time: lines differ much in length.
            System.Collections.Concurrent.Partitioner.Create(lines, loadBalance: true),
            parallel,
            line => line.RunUntil(end)
        );
}

/// <summary>The simulation cannot be run with what it was given; the message says why.</summary>
public sealed class SimulationException : Exception
{
    public SimulationException() { }

    public SimulationException(string message)
        : base(message) { }

    public SimulationException(string message, Exception inner)
        : base(message, inner) { }
}

using System.Globalization;
using Bpm.Engine.Simulation;
using Bpm.Procedures;
using Bpm.Server.Hosting;
using NodaTime.Text;

namespace Bpm.Server.Commands.Simulation;

/// <summary><c>bpm simulate</c>: a synthetic province on a virtual clock, through the engine that serves people.</summary>
internal static class Simulate
{
    public const string Usage =
        "simulate [--months N] [--seed S] [--dossiers N] [--from DATE] [--procedures PATH] [--threads N] [--json] [--into FILE.db]";
    public const string Summary =
        "Runs a synthetic province: what comes in, what becomes of it, and counts that balance.";

    public static string Details =>
        $"""
              --months      months from the first date; 12 unless told
              --seed        another province; {SimulationSettings.Default.Seed} unless told. The same seed gives the same counts, on any number of threads
              --dossiers    applications in all; {SimulationSettings.Default.PerMonth} a month unless told
              --from        the first date; {SimulationSettings.Default.From:uuuu-MM-dd} unless told
              --procedures  the folder whose procedures are asked for; procedures/ unless told
              --threads     as many as the computer has unless told
              --json        the counts, months, reasons and settings for a program
              --into        also writes everything into a new store, as the server would have: demo data for 'bpm serve --data FOLDER'

            Every dossier is decided by the engine itself. Applicants, officers, arrivals and working times are invented:
            every parameter stands in SimulationSettings. A dossier that cannot go on is listed, and the exit code is 1.
            Where no limit is published nothing can be received; such procedures are left out and counted.
            """;

    private const int MostMonths = 60;
    private const int MostDossiers = 5_000_000;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("simulate", errors, () => Answer(args, output, errors));

    private static async Task<int> Answer(string[] args, TextWriter output, TextWriter errors)
    {
        var options = Options.Read(
            args,
            ["months", "seed", "dossiers", "from", "procedures", "threads", "into"],
            ["json"]
        );
        var settings = SettingsOf(options);
        var threads = Number(options, "threads", 1, 256) ?? Environment.ProcessorCount;
        var folder = FolderOf(options.Value("procedures"));
        SimulationResult result;
        try
        {
            result = options.Value("into") is { } file
                ? await DemoYear.Write(folder, settings, threads, file, errors)
                : new Simulator(Catalogue.Read(CatalogueFolder.ReadFiles(folder)), settings, threads).Run();
        }
        catch (SimulationException cannot)
        {
            throw new CommandException(cannot.Message, cannot) { ExitCode = ExitCode.FoundErrors };
        }

        await output.WriteAsync(options.Has("json") ? SimulationText.AsJson(result) : SimulationText.AsText(result));
        return result.Stuck.IsEmpty && result.WrongLedgers == 0 ? ExitCode.Done : ExitCode.FoundErrors;
    }

    private static SimulationSettings SettingsOf(Options options)
    {
        var settings = SimulationSettings.Default with
        {
            Months = Number(options, "months", 1, MostMonths) ?? SimulationSettings.Default.Months,
            Seed = Number(options, "seed", 0, int.MaxValue) ?? SimulationSettings.Default.Seed,
            Dossiers = Number(options, "dossiers", 1, MostDossiers),
            CheckLedgers = true,
        };
        if (options.Value("from") is not { } from)
        {
            return settings;
        }

        return LocalDatePattern.Iso.Parse(from) is { Success: true, Value: var date }
            ? settings with
            {
                From = date,
            }
            : throw new CommandException($"'{from}' is no date; write for example --from 2026-01-01.");
    }

    private static string FolderOf(string? named)
    {
        if (named is not null && !Directory.Exists(named))
        {
            throw new CommandException($"there is no folder '{named}'.");
        }

        return named
            ?? CatalogueFolder.Find()
            ?? throw new CommandException("there is no folder of procedures here; name one with --procedures.");
    }

    private static int? Number(Options options, string name, int least, int most)
    {
        if (options.Value(name) is not { } text)
        {
            return null;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new CommandException($"--{name} is a whole number from {least} to {most}, not '{text}'.");
    }
}

using Bpm.Server.Commands.Access;
using Bpm.Server.Commands.Calendar;
using Bpm.Server.Commands.Lists;
using Bpm.Server.Commands.Reports;
using Bpm.Server.Commands.Simulation;
using Bpm.Server.Commands.Store;
using Bpm.Server.Commands.TakeOvers;
using Bpm.Server.Commands.Template;
using Bpm.Server.Commands.Time;

namespace Bpm.Server.Commands;

/// <summary>One thing that <c>bpm</c> does from the command line.</summary>
/// <param name="Name">One word, or two for a verb of a group: <c>time add</c>.</param>
/// <param name="Usage">How it is written, without the program's name.</param>
/// <param name="Run">Gets the arguments after the verb; answers the exit code.</param>
/// <param name="Details">What else its help says: input, output, options, an example. Made only when asked for.</param>
internal sealed record Verb(
    string Name,
    string Usage,
    string Summary,
    Func<string[], TextWriter, TextWriter, Task<int>> Run,
    Func<string>? Details = null
)
{
    public string[] Words { get; } = Name.Split(' ');
}

/// <summary>What the exit code of every verb means.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int FoundErrors = 1;
    public const int WrongUsage = 2;
}

/// <summary>The one registry of verbs.</summary>
internal static class Verbs
{
    public static readonly IReadOnlyList<Verb> All =
    [
        new(
            "serve",
            "serve [--data FOLDER] [--procedures FOLDER] [--demo true|false] [--demo-dossiers N] [--jobs true|false] [--urls ADDRESS]",
            "Runs the server; the verb when none is named.",
            Serve.Run
        ),
        new(
            "check",
            Check.Usage,
            "Reads a folder of procedures (or one file) and lists every finding.",
            Check.Run,
            () => Check.Details
        ),
        new(
            "import",
            Import.Usage,
            "Makes procedures out of a list (JSON lines, CSV, Excel), or one out of an Elsa definition.",
            Import.Run,
            () => Import.Details
        ),
        new(
            "confirm",
            Confirm.Usage,
            "Writes who has compared procedures with their decisions.",
            Confirm.Run,
            () => Confirm.Details
        ),
        new("catalogue tables", Tables.Usage, "Counts the procedures of the folder.", Tables.Run, () => Tables.Details),
        new(
            "reductions reconstruct",
            Reconstruct.Usage,
            "Cuts that add up to published totals, marked as reconstructed.",
            Reconstruct.Run,
            () => Reconstruct.Details
        ),
        new(
            "fmt",
            Fmt.Usage,
            "Brings the layout of files into its normal form; comments and order stay.",
            Fmt.Run,
            () => Fmt.Details
        ),
        new(
            "template upgrade",
            TemplateUpgradeVerb.Usage,
            "Moves every procedure to another version of its template.",
            TemplateUpgradeVerb.Run,
            () => TemplateUpgradeVerb.Details
        ),
        new(
            "show",
            Show.Usage,
            "A procedure as an outline, a drawing or the table of a decision.",
            Show.Run,
            () => Show.Details
        ),
        new(
            "diff",
            Diff.Usage,
            "What changes for people between two versions, in words.",
            Diff.Run,
            () => Diff.Details
        ),
        new(
            "export events",
            ExportEventsVerb.Usage,
            ExportEventsVerb.Summary,
            ExportEventsVerb.Run,
            () => ExportEventsVerb.Details
        ),
        new(
            "export",
            Export.Usage,
            "Procedures for other engines, or what was published into the folder.",
            Export.Run,
            () => Export.Details
        ),
        new("time add", TimeAdd.Usage, "When a term ends.", TimeAdd.Run, () => TimeAdd.Details),
        new(
            "time count",
            TimeCount.Usage,
            "Working minutes between two moments.",
            TimeCount.Run,
            () => TimeCount.Details
        ),
        new("time days", TimeDays.Usage, "What a calendar says of each date.", TimeDays.Run, () => TimeDays.Details),
        new(
            "time batch",
            TimeBatch.Usage,
            "Adds and counts, one a line, as many as there are.",
            TimeBatch.Run,
            () => TimeBatch.Details
        ),
        new(
            "time clock",
            TimeClock.Usage,
            "What whole clocks show, one a line.",
            TimeClock.Run,
            () => TimeClock.Details
        ),
        new(
            "calendar propose",
            CalendarPropose.Usage,
            "The days off that the rules lead to, for a year without a decision.",
            CalendarPropose.Run,
            () => CalendarPropose.Details
        ),
        new("account add", AccountAdd.Usage, AccountAdd.Summary, AccountAdd.Run, () => AccountAdd.Details),
        new("verify", Verify.Usage, "Whether the record is what was written.", Verify.Run, () => Verify.Details),
        new(
            "backup",
            Backup.Usage,
            "Copies the store while it is used, and checks the copy.",
            Backup.Run,
            () => Backup.Details
        ),
        new(
            "restore",
            Restore.Usage,
            "Puts a backup back, elsewhere, and checks it.",
            Restore.Run,
            () => Restore.Details
        ),
        new(
            "doctor",
            Doctor.Usage,
            "What is wrong with the store, or is about to be.",
            Doctor.Run,
            () => Doctor.Details
        ),
        new(
            "schema",
            PrintSchema.Usage,
            "Prints the JSON Schema of the procedure language.",
            PrintSchema.Run,
            () => PrintSchema.Details
        ),
        new(
            "report monthly",
            ReportMonthly.Usage,
            ReportMonthly.Summary,
            ReportMonthly.Run,
            () => ReportMonthly.Details
        ),
        new(
            "import-dossiers",
            ImportDossiers.Usage,
            ImportDossiers.Summary,
            ImportDossiers.Run,
            () => ImportDossiers.Details
        ),
        new("simulate", Simulate.Usage, Simulate.Summary, Simulate.Run, () => Simulate.Details),
        new("reconcile", Reconcile.Usage, Reconcile.Summary, Reconcile.Run, () => Reconcile.Details),
        new("openapi", "openapi", "Prints the OpenAPI document of the server's API.", PrintOpenApi.Run),
        new("version", "version", "Prints the version.", PrintVersion.Run),
    ];

    /// <summary>Runs the verb that the arguments name. An option in first place belongs to <c>serve</c>.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await Help(output, All);
            return ExitCode.Done;
        }

        if (args is [] or [['-', ..], ..])
        {
            return await Serve.Run(args, output, errors);
        }

        var verb = All.FirstOrDefault(v => args.Take(v.Words.Length).SequenceEqual(v.Words));
        if (verb is null)
        {
            return await NoSuchVerb(args, output, errors);
        }

        var rest = args[verb.Words.Length..];
        if (rest is ["--help" or "-h", ..] or [.., "--help" or "-h"])
        {
            var details = verb.Details is null ? "" : $"\n{verb.Details()}\n";
            await output.WriteAsync($"bpm {verb.Usage}\n\n{verb.Summary}\n{details}");
            return ExitCode.Done;
        }

        return await verb.Run(rest, output, errors);
    }

    /// <summary>The group alone, or something that isn't there: what could have been written.</summary>
    private static async Task<int> NoSuchVerb(string[] args, TextWriter output, TextWriter errors)
    {
        var group = All.Where(v => v.Words.Length > 1 && v.Words[0] == args[0]).ToList();
        if (group.Count > 0 && args[1..] is ["--help" or "-h" or "help", ..])
        {
            await Help(output, group);
            return ExitCode.Done;
        }

        var name = group.Count > 0 ? string.Join(' ', args.Take(2)) : args[0];
        await errors.WriteLineAsync(
            group.Count > 0 && args.Length == 1 ? $"bpm: '{name}' needs a second word." : $"bpm: there is no '{name}'."
        );
        await Help(errors, group.Count > 0 ? group : All);
        return ExitCode.WrongUsage;
    }

    private static async Task Help(TextWriter writer, IReadOnlyList<Verb> verbs)
    {
        await writer.WriteLineAsync("bpm: procedures, dossiers and their deadlines\n");
        var width = verbs.Max(v => v.Name.Length);
        foreach (var verb in verbs)
        {
            await writer.WriteLineAsync($"  bpm {verb.Name.PadRight(width)}  {verb.Summary}");
        }

        await writer.WriteLineAsync("\n'bpm VERB --help' says how a verb is written.");
        await writer.WriteLineAsync("Exit codes: 0 done, 1 found errors, 2 wrong usage.");
    }
}

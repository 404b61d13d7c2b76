namespace Bpm.Server.Commands;

/// <summary>One thing that <c>bpm</c> does from the command line.</summary>
/// <param name="Usage">How it is written, without the program's name.</param>
/// <param name="Run">Gets the arguments after the verb; answers the exit code.</param>
internal sealed record Verb(
    string Name,
    string Usage,
    string Summary,
    Func<string[], TextWriter, TextWriter, Task<int>> Run
);

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
            "serve [--data FOLDER] [--procedures FOLDER] [--demo true|false] [--urls ADDRESS]",
            "Runs the server; the verb when none is named.",
            Serve.Run
        ),
        new(
            "check",
            "check PATH [--json]",
            "Reads a folder of procedures (or one file) and lists every finding.",
            Check.Run
        ),
        new("openapi", "openapi", "Prints the OpenAPI document of the server's API.", PrintOpenApi.Run),
        new("version", "version", "Prints the version.", PrintVersion.Run),
    ];

    /// <summary>Runs the verb that the arguments name. An option in first place belongs to <c>serve</c>.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await Help(output);
            return ExitCode.Done;
        }

        if (args is [] or [['-', ..], ..])
        {
            return await Serve.Run(args, output, errors);
        }

        var verb = All.FirstOrDefault(v => v.Name == args[0]);
        if (verb is null)
        {
            await errors.WriteLineAsync($"bpm: there is no '{args[0]}'.");
            await Help(errors);
            return ExitCode.WrongUsage;
        }

        var rest = args[1..];
        if (rest is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync($"bpm {verb.Usage}\n\n{verb.Summary}");
            return ExitCode.Done;
        }

        return await verb.Run(rest, output, errors);
    }

    private static async Task Help(TextWriter writer)
    {
        await writer.WriteLineAsync("bpm: procedures, dossiers and their deadlines\n");
        var width = All.Max(v => v.Name.Length);
        foreach (var verb in All)
        {
            await writer.WriteLineAsync($"  bpm {verb.Name.PadRight(width)}  {verb.Summary}");
        }

        await writer.WriteLineAsync("\n'bpm VERB --help' says how a verb is written.");
        await writer.WriteLineAsync("Exit codes: 0 done, 1 found errors, 2 wrong usage.");
    }
}

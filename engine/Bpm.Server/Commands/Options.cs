using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Server.Commands;

/// <summary>The arguments of a verb: <c>--name value</c> or <c>--name=value</c>, flags without a value, and the rest in order.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> flags = new(StringComparer.Ordinal);
    private readonly List<string> rest = [];

    private Options() { }

    public IReadOnlyList<string> Rest => rest;

    /// <summary>Reads the arguments.</summary>
    /// <param name="valued">Options that have a value, without their dashes.</param>
    /// <param name="flags">Options that stand alone.</param>
    /// <param name="most">How many arguments besides options there may be.</param>
    /// <exception cref="CommandException">One isn't known, stands twice or lacks its value.</exception>
    public static Options Read(string[] args, string[] valued, string[] flags, int most = 0)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                options.rest.Add(args[i]);
                continue;
            }

            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? args[i][2..] : args[i][2..equals];
            if (flags.Contains(name) && equals < 0)
            {
                options.flags.Add(name);
            }
            else if (!valued.Contains(name))
            {
                var hint = DidYouMean.Hint(name, [.. valued, .. flags], ("tùy chọn", "options"))?.En;
                throw new CommandException($"there is no option '{args[i]}' here; {hint}.");
            }
            else if (equals < 0 && i + 1 == args.Length)
            {
                throw new CommandException($"--{name} has no value; write it after the option.");
            }
            else if (!options.values.TryAdd(name, equals < 0 ? args[++i] : args[i][(equals + 1)..]))
            {
                throw new CommandException($"--{name} stands twice; write it once.");
            }
        }

        return options.rest.Count <= most
            ? options
            : throw new CommandException(
                $"'{options.rest[most]}' belongs to no option; quote a value that has spaces."
            );
    }

    public bool Has(string flag) => flags.Contains(flag);

    public string? Value(string name) => values.GetValueOrDefault(name);

    /// <param name="example">What could be written.</param>
    public string Required(string name, string example) =>
        Value(name) ?? throw new CommandException($"--{name} is missing; write for example --{name} {example}.");

    /// <summary>Runs a verb, and tells what it refuses.</summary>
    public static async Task<int> Guard(string verb, TextWriter errors, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (CommandException refusal)
        {
            await errors.WriteLineAsync($"bpm {verb}: {refusal.Message}");
            return refusal.ExitCode;
        }
        catch (CalendarRangeException beyond)
        {
            await errors.WriteLineAsync($"bpm {verb}: {beyond.Message}");
            return ExitCode.FoundErrors;
        }
    }
}
